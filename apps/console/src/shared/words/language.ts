import { type Language, language, languageFor } from '@countersign/contract';
import * as v from 'valibot';
import { setCookie } from '../browser/cookies.ts';

const COOKIE = 'language';
const ONE_YEAR_SECONDS = 31_536_000;

const rightToLeft: readonly Language[] = [];

/** What each language calls itself; this is the one thing that is never translated. */
export const ownNames: Record<Language, string> = { en: 'English', 'zh-CN': '简体中文' };

/** The BFF has written the language into the page, by the cookie or by `Accept-Language`. Vite alone has not. */
export function pageLanguage(): Language {
  const written = document.documentElement.lang;
  return v.is(language, written) ? written : languageFor(navigator.languages);
}

/** Tells browser and screen reader how to read what is on screen. */
export function markPage(spoken: Language): void {
  document.documentElement.lang = spoken;
  document.documentElement.dir = rightToLeft.includes(spoken) ? 'rtl' : 'ltr';
}

/** A cookie, so that the next page comes in this language and the mails of somebody unknown too. */
export function rememberLanguage(chosen: Language): void {
  const secure = window.location.protocol === 'https:' ? '; Secure' : '';
  setCookie(`${COOKIE}=${chosen}; Path=/; Max-Age=${ONE_YEAR_SECONDS}; SameSite=Lax${secure}`);
}
