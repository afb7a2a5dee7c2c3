import { mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { type ScratchFolder, scratchFolder } from '@countersign/database/testing';
import { copyOfServer } from '../../kit/built.ts';
import { type SharedServer, sharedServer } from './shared-server.ts';

const PLATFORM_NAME = `Q&A "Plus" <b> $& $' $1`;
const escapedName = `Q&amp;A &quot;Plus&quot; &lt;b&gt; $&amp; $' $1`;

const pageFor = (name: string) => `<html><title>${name}</title><meta name="application-name" content="${name}"></html>`;

export const pageText = pageFor(escapedName);
export const scriptText = `console.log('${'hashed '.repeat(100)}')`;
export const notForAnybody = 'This lies outside of what is served.';

/** The server beside a console of a few known files, in folders that hold more than it may show. */
function consoleTree(): ScratchFolder & { entry: string } {
  const tree = scratchFolder();
  const app = join(tree.path, 'apps', 'console');
  mkdirSync(join(app, 'dist', 'assets'), { recursive: true });
  const write = (path: string, content: string | Uint8Array) => writeFileSync(join(app, 'dist', path), content);
  write('index.html', pageFor('%PLATFORM_NAME%'));
  write('announced.json', JSON.stringify({ screens: {}, languages: { en: [], 'zh-CN': [] } }));
  write('favicon.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>');
  write('assets/app-a1b2c3.js', scriptText);
  write('assets/app-a1b2c3.js.br', brotliCompressSync(scriptText));
  write('assets/app-a1b2c3.js.gz', gzipSync(scriptText));
  write('assets/app-d4e5f6.css', 'body{}');
  for (const folder of [app, tree.path]) {
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ description: notForAnybody }));
  }
  return { ...tree, entry: copyOfServer(tree.path) };
}

/** One server over such a tree, shared by every test of the file. */
export const servedConsoleTree = (): SharedServer =>
  sharedServer(() => ({ settings: { PLATFORM_NAME }, ...consoleTree() }));

export interface ServedFile {
  status: number;
  headers: Record<string, unknown>;
  /** The body, still compressed. */
  bytes: Buffer;
}

export interface FileRequest {
  port: number;
  path: string;
  method?: string;
  acceptEncoding?: string | undefined;
}

export function askForFile({ acceptEncoding, ...options }: FileRequest): Promise<ServedFile> {
  const headers = acceptEncoding === undefined ? {} : { 'Accept-Encoding': acceptEncoding };
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', agent: false, headers, ...options }, async (response) =>
      resolve({ status: response.statusCode ?? 0, headers: response.headers, bytes: await buffer(response) }),
    )
      .on('error', reject)
      .end();
  });
}
