import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http';
import { request as requestByTls } from 'node:https';
import { text } from 'node:stream/consumers';

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  /** Parsed if it is JSON. */
  body: unknown;
}

export interface Place {
  port: number;
  consoleOrigin: string;
  /** Set if a proxy in front terminates TLS. */
  tls?: Tls;
}

export interface Tls {
  /** The CA to trust, and the server name to ask for. */
  ca: string;
  servername: string;
  /** The local address to connect from. */
  localAddress: string;
}

interface Exchange {
  port: number;
  method: string;
  path: string;
  headers: OutgoingHttpHeaders;
  body?: string | undefined;
  tls?: Tls | undefined;
}

/** Sends one request on a new connection, so that none is reused across a restart. */
export function exchange({ body, tls, ...options }: Exchange): Promise<Answer> {
  const send = tls ? requestByTls : request;
  const headers = { ...(tls && { Host: tls.servername }), ...options.headers };
  return new Promise((resolve, reject) => {
    const sent = send({ host: '127.0.0.1', agent: false, ...options, ...tls, headers }, async (response) => {
      const { headers, statusCode = 0 } = response;
      const content = await text(response).catch(reject);
      resolve({ status: statusCode, headers, body: parsed(content ?? '') });
    });
    sent.on('error', reject).end(body);
  });
}

function parsed(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return content;
  }
}
