import { writingsOf } from './writings.ts';

export interface Finding {
  secret: string;
  writing: string;
}

/** What nobody may find, by a name that may be shown. */
export interface Secrets {
  readonly size: number;
  add(name: string, value: Uint8Array | string): void;
  /** Where `text` has one of them, in whatever writing and case. */
  findIn(text: string): Finding[];
}

export function secrets(): Secrets {
  const known = new Map<string, { name: string; writings: [string, string][] }>();
  return {
    get size() {
      return known.size;
    },
    add(name, value) {
      const writings = Object.entries(writingsOf(value)).map(([writing, text]): [string, string] => [
        writing,
        text.toLowerCase(),
      ]);
      known.set(Buffer.from(value as Uint8Array).toString('hex'), { name, writings });
    },
    findIn(text) {
      const lower = text.toLowerCase();
      return [...known.values()].flatMap(({ name, writings }) =>
        writings.filter(([, written]) => contains(lower, written)).map(([writing]) => ({ secret: name, writing })),
      );
    },
  };
}

/** Six or eight digits stand by chance in the middle of a digest or of a moment: those count only on their own. */
const contains = (text: string, written: string) =>
  /^[0-9]{6}(?:[0-9]{2})?$/.test(written)
    ? new RegExp(`(?<![0-9a-z.])${written}(?![0-9a-z])`).test(text)
    : text.includes(written);
