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

/** About a problem, one language may need the facts where another has a plain sentence. */
type Sentences<Problems> = { readonly [Code in keyof Problems]: ProblemSentence };

/** The shape that every language has: a missing message, or one too many, does not compile. */
export type Words = Widened<typeof en>;

/** What only the help page says, of the same shape in every language. */
export type Help = Widened<ReturnType<typeof help>>;
