import { type Server, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { headersOfAnythingElse } from './middleware/security-headers.ts';

/** Node's own statuses, by error code; anything else that cannot be parsed is a bad request. */
const statuses: Partial<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/** In both languages, because the headers that would tell the language were not read. */
const sentences: Partial<Record<number, [english: string, chinese: string]>> = {
  408: ['The request took too long to arrive. Reload the page.', '请求未能及时送达。请重新加载页面。'],
  431: [
    'Your browser sends more cookies to this address than the server reads, perhaps those of other programs at it. Clear the cookies of this address, then reload the page.',
    '浏览器向此地址发送的 Cookie 超过了服务器可读取的上限，其中可能有同一地址下其他程序的 Cookie。请清除此地址的 Cookie，然后重新加载页面。',
  ],
};
const unreadable: [english: string, chinese: string] = [
  'The server could not read this request. Reload the page; if that does not help, clear the cookies of this address.',
  '服务器无法读取此请求。请重新加载页面；如果问题仍然存在，请清除此地址的 Cookie。',
];

/**
 * Answers requests that Node rejects while parsing, such as 17 kB of cookies, with a sentence and our headers (SEC-77).
 * Node's own answer is a bare status, which browsers show as a broken site.
 */
export function refuseUnread(server: Server): void {
  const newest = new WeakMap<Duplex, ServerResponse>();
  server.prependListener('request', (request, response) => newest.set(request.socket, response));
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const response = newest.get(socket);
    // Written into a response that has begun, this would become part of it.
    const isAnswering = response?.headersSent && !response.writableFinished;
    if (!socket.writable || isAnswering || error.code === 'ECONNRESET') return void socket.destroy(error);
    socket.end(answerOf(statuses[error.code ?? ''] ?? 400), () => socket.destroy(error));
  });
}

function answerOf(status: number): string {
  const [english, chinese] = sentences[status] ?? unreadable;
  const reason = STATUS_CODES[status];
  const body = `<!doctype html><html lang="en"><meta charset="utf-8"><title>${reason}</title><p>${english}</p><p lang="zh-CN">${chinese}</p></html>\n`;
  const headers = {
    Connection: 'close',
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
    ...headersOfAnythingElse,
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${status} ${reason}`, ...lines, '', body].join('\r\n');
}
