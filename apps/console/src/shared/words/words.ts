import type { ProblemSentence } from '../bff/problem-sentence.ts';
import type { help } from './en/help.ts';
import type { en } from './en.ts';

type Widened<Sentence> = Sentence extends string
  ? string
  : Sentence extends (...facts: infer Facts) => string
    ? (...facts: Facts) => string
    : {
        readonly [Key in keyof Sentence]: Key extends `${string}roblems`
          ? Sentences<Sentence[Key]>
          : Widened<Sentence[Key]>;
      };

/** A sentence about a problem may need the facts in one language and be constant in another. */
type Sentences<Problems> = { readonly [Code in keyof Problems]: ProblemSentence };

/** The shape of every catalogue: a missing or surplus message does not compile. */
export type Words = Widened<typeof en>;

/** The shape of the words that only the help page uses. */
export type Help = Widened<ReturnType<typeof help>>;
