import { readFileSync } from 'node:fs';
import { inRepository } from '../../kit/repository.ts';

const HTTP_END = '  # Plain HTTP: pages move to https.';
const SERVER_END = '    # What nginx itself has to say, in the words of the API.';

const shipped = inRepository('apps/bff/deploy/nginx.conf');

interface Here {
  /** Writable; holds the certificate. */
  folder: string;
  httpPort: number;
  httpsPort: number;
  replicas: readonly number[];
  /** Whether this nginx knows `http2 on`, which came with 1.25.1. */
  knowsHttp2On: boolean;
  /** What a guide adds to the contexts `http` and `server` of the console. */
  added?: { http: string; server: string } | undefined;
}

/**
 * The nginx.conf that operators get, with the ports and paths of a test.
 * @throws if a text to be replaced is no longer there
 */
export function nginxConfigFor({
  added = { http: '', server: '' },
  folder,
  httpPort,
  httpsPort,
  knowsHttp2On,
  replicas,
}: Here): string {
  const replica = (parameters: string) => replicas.map((port) => `server 127.0.0.1:${port} ${parameters};`).join('\n');
  // Before the ports and paths are replaced, so that what a guide says meets the same test.
  const own = readFileSync(shipped, 'utf8')
    .replace(HTTP_END, (mark) => `${added.http}\n${mark}`)
    .replace(SERVER_END, (mark) => `${added.server}\n${mark}`);
  const replacements: [pattern: RegExp, replacement: string | ((...match: string[]) => string)][] = [
    [/\/tmp\//g, `${folder}/`],
    [/\/etc\/nginx\/tls\//g, `${folder}/`],
    [/\/dev\/stdout/g, `${folder}/access.log`],
    [/server bff:3000 resolve ([^;]+);/g, (_, parameters = '') => replica(parameters)],
    [/listen 8080/g, `listen 127.0.0.1:${httpPort}`],
    [/listen 8443 ssl/g, `listen 127.0.0.1:${httpsPort} ssl${knowsHttp2On ? '' : ' http2'}`],
    ...(knowsHttp2On ? [] : ([[/http2 on;/g, '']] as [RegExp, string][])),
  ];
  return replacements.reduce((text, [pattern, replacement]) => {
    if (text.search(pattern) < 0) throw new Error(`nginx.conf has no ${pattern} for a test to replace.`);
    // The two kinds of replacement are two signatures.
    return typeof replacement === 'string' ? text.replace(pattern, replacement) : text.replace(pattern, replacement);
  }, own);
}
