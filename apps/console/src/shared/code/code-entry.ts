import type { CodeRules, Complaint } from './code-shape.ts';

export interface CodeEntry {
  /** The new content of the field. */
  typed: string;
  complaint: Complaint | null;
}

export const noEntry: CodeEntry = { typed: '', complaint: null };

/** The entry after a field with `before` in it was changed to `content`: by a key, by dictation or by autofill. */
export function entryAfter(content: string, before: string, shape: CodeRules): CodeEntry {
  // Without the hyphens of the field, which stand wrong once a character comes or goes before them.
  const code = shape.find(shape.characters === 'digits' ? content : content.replaceAll('-', ''));
  if (code !== null) return { typed: code, complaint: null };
  const typed = shape.clean(content);
  if (shape.isPartial(content) && typed.length !== shape.length)
    return { typed, complaint: typed.length > shape.length ? 'tooLong' : null };
  // A single key that has no place in a code does nothing; a text that was put in and is no code deserves a reason.
  const isKey = content.length <= shape.show(before).length + 1;
  return { typed: before, complaint: isKey ? null : 'noSingleCode' };
}

/**
 * The entry after a text was pasted or dropped into the field: a code in it replaces what was there. Null for a part of a
 * code, which the browser inserts at the caret.
 */
export function entryOfText(text: string, before: string, shape: CodeRules): CodeEntry | null {
  const code = shape.find(text);
  if (code !== null) return { typed: code, complaint: null };
  return shape.isPartial(text) ? null : { typed: before, complaint: 'noSingleCode' };
}

/** Whether an entry submits itself. After one that was too long and was shortened, the person decides. */
export const submitsItself = ({ typed, complaint }: CodeEntry, before: string, { length }: CodeRules): boolean =>
  complaint === null && typed.length === length && typed !== before && before.length <= length;
