import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import { type Language, languages } from '@countersign/contract';
import * as v from 'valibot';
import { BadConfiguration } from '../config/config.ts';
import type { PlatformLogo } from '../config/platform-logo.ts';

export class NoConsole extends Error {
  override name = 'NoConsole';
}

/** What the page is told about its deployment. */
export interface NamedConsole {
  consoleOrigin: string;
  consolePaths: readonly string[];
  isSignUpOpen: boolean;
  platformName: string;
  platformLogo: PlatformLogo | null;
}

export type Encoding = 'br' | 'gzip' | 'identity';
type Bytes = Uint8Array<ArrayBuffer>;
export type Page = (encoding: Encoding) => Promise<Bytes>;

const filesInEachLanguage = v.object(v.entriesFromList(languages, v.array(v.string())));

/** The console build's manifest: the files that each screen needs, by path, and those that every screen needs. */
const announcement = v.object({
  screens: v.record(v.string(), filesInEachLanguage),
  languages: filesInEachLanguage,
});

/**
 * The pages as they are sent, one for each screen and language. The root element carries the language, which the console
 * reads; the head preloads every file that is needed, which saves a chain of requests. Unknown paths get a page as well.
 * @throws NoConsole when the console has not been built, BadConfiguration when a path of another server is one of its own.
 */
export function consolePages(folder: string, named: NamedConsole) {
  const { consoleOrigin, consolePaths, isSignUpOpen, platformLogo, platformName } = named;
  const page = builtFile(folder, 'index.html')
    .replaceAll('%PLATFORM_NAME%', () => escaped(platformName))
    .replaceAll('%PLATFORM_LOGO%', () => platformLogo?.path ?? '')
    .replaceAll('%CONSOLE_ORIGIN%', () => escaped(consoleOrigin))
    .replaceAll('%CONSOLE_PATHS%', () => consolePaths.join(','))
    .replaceAll('%SIGN_UP%', () => (isSignUpOpen ? 'open' : 'closed'));
  const announced = v.parse(announcement, JSON.parse(builtFile(folder, 'announced.json')));
  const taken = consolePaths.find((path) =>
    Object.keys(announced.screens).some((screen) => begin(screen) === begin(path)),
  );
  if (taken !== undefined)
    throw new BadConfiguration(`CONSOLE_PATHS must not name ${taken}: the console has pages of its own there.`);

  function pagesIn(language: Language) {
    const spoken = page.replace('<html lang="en">', `<html lang="${language}">`);
    const pageWith = (needed: typeof announced.languages) => pageOf(linked(spoken, needed[language]));
    const ofScreens = Object.entries(announced.screens).map(([path, needed]) => [path, pageWith(needed)] as const);
    return { ofScreens: new Map(ofScreens), ofOthers: pageWith(announced.languages) };
  }
  const pages = Object.fromEntries(languages.map((language) => [language, pagesIn(language)] as const)) as Record<
    Language,
    ReturnType<typeof pagesIn>
  >;

  return (path: string, language: Language): Page => pages[language].ofScreens.get(path) ?? pages[language].ofOthers;
}

/** The first part of a path. */
const begin = (path: string) => path.split('/', 2)[1];

function builtFile(folder: string, name: string): string {
  const file = join(folder, name);
  if (!existsSync(file))
    throw new NoConsole(`The console is not built: there is no ${file}. Run "npm start", which builds it.`);
  return readFileSync(file, 'utf8');
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => entities[character] ?? character);

const linkTo = (file: string) =>
  `<link rel="${file.endsWith('.css') ? 'stylesheet' : 'modulepreload'}" crossorigin href="/${file}">`;

/** With a preload link for each file that the page does not reference itself. */
function linked(page: string, needed: string[]): string {
  const links = needed.filter((file) => !page.includes(`"/${file}"`)).map(linkTo);
  return page.replace('</head>', () => `${links.join('')}</head>`);
}

/** Compressed on the first request: compressing every page at the start costs it 50 ms of CPU time and more. */
function pageOf(text: string): Page {
  const identity = new TextEncoder().encode(text);
  const encoded = new Map<Encoding, Promise<Bytes>>([['identity', Promise.resolve(identity)]]);
  return (encoding) => {
    const known = encoded.get(encoding);
    if (known) return known;
    const compress = encoding === 'br' ? promisify(brotliCompress) : promisify(gzip);
    const compressed = compress(identity).then((bytes) => new Uint8Array(bytes));
    encoded.set(encoding, compressed);
    return compressed;
  };
}
