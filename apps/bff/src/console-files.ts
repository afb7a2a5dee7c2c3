import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import { type Language, languages } from '@countersign/contract';
import { serveStatic } from '@hono/node-server/serve-static';
import { type Context, Hono } from 'hono';
import { accepts } from 'hono/accepts';
import { pageLanguage } from './page-language.ts';

/** File names under here carry a hash of their content. */
const HASHED = '/assets/';
const FOR_EVER = 'public, max-age=31536000, immutable';
const ASK_EACH_TIME = 'no-cache';

export class NoConsole extends Error {
  override name = 'NoConsole';
}

type Encoding = 'br' | 'gzip' | 'identity';

/**
 * The built console: hashed files for ever, anything else asked for again each time, and the page itself for every
 * address that a person may have opened. Compressed copies are made by the console's build.
 * @throws NoConsole when the console has not been built.
 */
export async function consoleFiles(folder: string, platformName: string): Promise<Hono> {
  const pages = await pagesFor(folder, platformName);
  function sendPage(c: Context) {
    const page = pages[pageLanguage(c)];
    const encoding = accepts(c, {
      header: 'Accept-Encoding',
      supports: ['br', 'gzip', 'identity'],
      default: 'identity',
    }) as Encoding;
    if (encoding !== 'identity') c.header('Content-Encoding', encoding);
    c.header('Vary', 'Accept-Encoding, Accept-Language, Cookie');
    c.header('Cache-Control', ASK_EACH_TIME);
    return c.body(page[encoding], 200, { 'Content-Type': 'text/html; charset=utf-8' });
  }
  return (
    new Hono()
      // Before the files, of which it is the one that still lacks the platform's name.
      .get('/index.html', sendPage)
      .use(
        // Afterwards, since the response of a file is made before its `onFound` is called.
        async function sayHowLongItIsKept(c, next) {
          await next();
          const howLong = c.req.path.startsWith(HASHED) ? FOR_EVER : ASK_EACH_TIME;
          if (c.res.ok) c.res.headers.set('Cache-Control', howLong);
        },
        serveStatic({ root: folder, index: 'none', precompressed: true }),
      )
      .get('*', (c, next) => (isFile(c.req.path) ? next() : sendPage(c)))
  );
}

/** Screens have no dots in their addresses; a missing file must not be answered by a page. */
const isFile = (path: string) => path.startsWith(HASHED) || (path.split('/').at(-1) ?? '').includes('.');

type Page = Record<Encoding, Uint8Array<ArrayBuffer>>;

/** The page in each language: which one it is stands in its root element, where the console reads it. */
async function pagesFor(folder: string, platformName: string): Promise<Record<Language, Page>> {
  const page = pageFor(folder, platformName);
  const inLanguages = languages.map(async (language) => [
    language,
    await compressed(page.replace('<html lang="en">', `<html lang="${language}">`)),
  ]);
  return Object.fromEntries(await Promise.all(inLanguages));
}

function pageFor(folder: string, platformName: string): string {
  const file = join(folder, 'index.html');
  if (!existsSync(file))
    throw new NoConsole(`The console is not built: there is no ${file}. Run "npm start", which builds it.`);
  return readFileSync(file, 'utf8').replaceAll('%PLATFORM_NAME%', () => escaped(platformName));
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => entities[character] ?? character);

async function compressed(page: string): Promise<Page> {
  const identity = new TextEncoder().encode(page);
  const [br, gz] = await Promise.all([promisify(brotliCompress)(identity), promisify(gzip)(identity)]);
  return { br: new Uint8Array(br), gzip: new Uint8Array(gz), identity };
}
