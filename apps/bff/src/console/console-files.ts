import { serveStatic } from '@hono/node-server/serve-static';
import { type Context, Hono } from 'hono';
import { accepts } from 'hono/accepts';
import { consolePages, type Encoding, type NamedConsole } from './console-pages.ts';
import { pageLanguage } from './page-language.ts';

/** File names under here carry a hash of their content. */
const HASHED = '/assets/';
const FOR_EVER = 'public, max-age=31536000, immutable';
const ASK_EACH_TIME = 'no-cache';
/** Otherwise caches may keep a 404 for a while (RFC 9111 section 4.2.2), although another replica has the file. */
const NEVER_KEPT = 'no-store';

/**
 * The built console: hashed files are immutable, everything else is revalidated, and every path of a screen gets the page.
 * The console's build makes the compressed copies.
 * @throws NoConsole when the console has not been built.
 */
export async function consoleFiles(folder: string, named: NamedConsole): Promise<Hono> {
  const pageAt = consolePages(folder, named);
  async function sendPage(c: Context) {
    const page = pageAt(c.req.path, pageLanguage(c));
    const encoding = accepts(c, {
      header: 'Accept-Encoding',
      supports: ['br', 'gzip', 'identity'],
      default: 'identity',
    }) as Encoding;
    if (encoding !== 'identity') c.header('Content-Encoding', encoding);
    c.header('Vary', 'Accept-Encoding, Accept-Language, Cookie');
    c.header('Cache-Control', ASK_EACH_TIME);
    return c.body(await page(encoding), 200, { 'Content-Type': 'text/html; charset=utf-8' });
  }
  const { platformLogo } = named;
  const files = new Hono();
  if (platformLogo) {
    const { bytes, mediaType, path } = platformLogo;
    files.get(path, (c) => c.body(bytes, 200, { 'Content-Type': mediaType, 'Cache-Control': FOR_EVER }));
  }
  return (
    files
      // Before the static files: the built index.html still lacks the platform's name.
      .get('/index.html', sendPage)
      .use(
        // Afterwards, because the response is created before `onFound` runs.
        async function sayHowLongItIsKept(c, next) {
          await next();
          const howLong = c.req.path.startsWith(HASHED) ? FOR_EVER : ASK_EACH_TIME;
          c.res.headers.set('Cache-Control', c.res.ok ? howLong : NEVER_KEPT);
        },
        serveStatic({ root: folder, index: 'none', precompressed: true }),
      )
      .get('*', (c, next) => (isFile(c.req.path) ? next() : sendPage(c)))
  );
}

/** Paths of screens contain no dots; a missing file must not be answered with a page. */
const isFile = (path: string) => path.startsWith(HASHED) || (path.split('/').at(-1) ?? '').includes('.');
