import { type Language, language, languageFor } from '@countersign/contract';
import * as v from 'valibot';
import { setCookie } from '../browser/cookies.ts';

const COOKIE = 'language';
const ONE_YEAR_SECONDS = 31_536_000;

const rightToLeft: readonly Language[] = [];

/** Each language in its own words. Never translated. */
export const ownNames: Record<Language, string> = { en: 'English', 'zh-CN': '简体中文' };

/** The BFF writes the language into the page, from the cookie or `Accept-Language`; Vite's development server does not. */
export function pageLanguage(): Language {
  const written = document.documentElement.lang;
  return v.is(language, written) ? written : languageFor(navigator.languages);
}

/** Sets language and direction of the page, for the browser and for screen readers. */
export function markPage(current: Language): void {
  document.documentElement.lang = current;
  document.documentElement.dir = rightToLeft.includes(current) ? 'rtl' : 'ltr';
}

/** Keeps the language in a cookie, for the next page and for mails to somebody who is not signed in. */
export function rememberLanguage(chosen: Language): void {
  const secure = window.location.protocol === 'https:' ? '; Secure' : '';
  setCookie(`${COOKIE}=${chosen}; Path=/; Max-Age=${ONE_YEAR_SECONDS}; SameSite=Lax${secure}`);
}
