import type { MailWords } from '../words/mail-words.ts';

interface Table {
  readonly [key: string]: unknown;
}

const isTable = (entry: unknown): entry is Table =>
  typeof entry === 'object' && entry !== null && !Array.isArray(entry);

/** Every message of a language with an example of what it says, by its path. */
export function messagesIn(words: MailWords): Map<string, string> {
  const said = new Map<string, string>();
  visit(words as unknown as Table, '', (path, entry) => said.set(path, sayingOf(path, entry)));
  return said;
}

/** The same words, and the paths of the messages that have been read of them. */
export function watched(words: MailWords): { words: MailWords; read: Set<string> } {
  const read = new Set<string>();
  return { words: watchedTable(words as unknown as Table, '', read) as unknown as MailWords, read };
}

function visit(table: Table, prefix: string, onMessage: (path: string, entry: unknown) => void): void {
  for (const [key, entry] of Object.entries(table)) {
    if (isTable(entry)) visit(entry, `${prefix}${key}.`, onMessage);
    else onMessage(`${prefix}${key}`, entry);
  }
}

function sayingOf(path: string, entry: unknown): string {
  if (typeof entry !== 'function') return String(entry);
  return String(path === 'moment' ? entry(new Date()) : entry(7, 'macOS'));
}

const watchedTable = (table: Table, prefix: string, read: Set<string>): Table =>
  new Proxy(table, {
    get(_, key) {
      const path = `${prefix}${String(key)}`;
      const entry = table[String(key)];
      if (isTable(entry)) return watchedTable(entry, `${path}.`, read);
      read.add(path);
      return entry;
    },
  });
