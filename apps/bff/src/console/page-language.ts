import { type Language, language, languageFor, languages } from '@countersign/contract';
import type { Context } from 'hono';
import { accepts } from 'hono/accepts';
import { getCookie } from 'hono/cookie';
import * as v from 'valibot';

/** Set by the console when somebody chooses a language; it says nothing about who they are. */
const LANGUAGE_COOKIE = 'language';

/** The language chosen in this browser, or else the one that it prefers (RFC 9110 section 12.5.4). */
export function pageLanguage(c: Context): Language {
  const chosen = getCookie(c, LANGUAGE_COOKIE);
  if (v.is(language, chosen)) return chosen;
  return accepts(c, {
    header: 'Accept-Language',
    supports: [...languages],
    default: languages[0],
    match: bestOf,
  }) as Language;
}

const bestOf = (wanted: { type: string; q: number }[]): Language =>
  languageFor(
    wanted
      .filter(({ q }) => q > 0)
      .sort((one, other) => other.q - one.q)
      .map(({ type }) => type),
  );
