import { type ReversibleChange, reversibleChanges } from '@countersign/two-factor/vocabulary';
import * as v from 'valibot';
import { linkToken } from './sign-in.ts';

export type { ReversibleChange };

export const undoRequest = v.strictObject({ token: linkToken });
export type UndoRequest = v.InferOutput<typeof undoRequest>;

export const undoAnswer = v.object({
  undone: v.picklist(reversibleChanges),
  /** False where another account has the address by now that this one had before a change of it. */
  isEmailBack: v.boolean(),
});
export type UndoAnswer = v.InferOutput<typeof undoAnswer>;
