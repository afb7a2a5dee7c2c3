import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { codeIn, holdsCode } from '@countersign/bff/testing/code-in';

/** Calling `take` delivers the mail. */
export type Answer = (response: ServerResponse, take: () => void) => void;

interface Mail {
  to: string;
  text: string;
  /** A second request with the same key sends no second mail. */
  idempotencyKey: string;
}

/** A server in the place of Resend that delivers every mail, or fails in a chosen way. */
export interface MailProvider extends AsyncDisposable {
  readonly port: number;
  /** Overrides the answer for one address; null restores delivery. */
  answerFor(address: string, answer: Answer | null): void;
  /** Overrides the answer for all addresses without one of their own; null restores delivery. */
  answerForAll(answer: Answer | null): void;
  /** The newest code sent to the address. @throws if there is none */
  codeFor(address: string): string;
  /** The texts of the mails delivered to the address, newest last. */
  textsFor(address: string): string[];
  /** Every mail that it was asked to send, delivered or not, newest last. */
  readonly asked: readonly Mail[];
}

export const refusal =
  (statusCode: number, name: string, headers: Record<string, string> = {}): Answer =>
  (response) =>
    response
      .writeHead(statusCode, { 'Content-Type': 'application/json', ...headers })
      .end(JSON.stringify({ statusCode, name, message: 'No.' }));

export const accepted = (response: ServerResponse) =>
  response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify({ id: crypto.randomUUID() }));

export const acceptedAfter =
  (milliseconds: number): Answer =>
  (response, take) =>
    void setTimeout(() => {
      take();
      accepted(response);
    }, milliseconds);

export const silence: Answer = () => {};

export const halfAnAnswer: Answer = (response) =>
  response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '60' }).write('{"id":');

export const hangUp: Answer = (response) => response.destroy();

/** The answer of a proxy in front of the provider. */
export const pageInsteadOfJson: Answer = (response) =>
  response.writeHead(502, { 'Content-Type': 'text/html' }).end('<h1>Bad gateway</h1>');

export async function startMailProvider(port = 0): Promise<MailProvider> {
  const asked: Mail[] = [];
  const mails: Mail[] = [];
  const answers = new Map<string, Answer>();
  const takeAtOnce: Answer = (response, take) => {
    take();
    accepted(response);
  };
  let forAll = takeAtOnce;
  const server = createServer(async (request, response) => {
    const mail = mailFrom(await json(request), String(request.headers['idempotency-key']));
    asked.push(mail);
    const answer = answers.get(mail.to) ?? forAll;
    answer(response, () => mails.push(mail));
  });
  await once(server.listen(port, '127.0.0.1'), 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    answerFor: (to, answer) => void (answer ? answers.set(to, answer) : answers.delete(to)),
    answerForAll(answer) {
      forAll = answer ?? takeAtOnce;
    },
    codeFor: (to) => codeIn(mails.findLast((mail) => mail.to === to && holdsCode(mail))?.text ?? ''),
    textsFor: (address) => mails.filter(({ to }) => to === address).map(({ text }) => text),
    asked,
    async [Symbol.asyncDispose]() {
      server.close().closeAllConnections();
    },
  };
}

function mailFrom(sent: unknown, idempotencyKey: string): Mail {
  const isMail = typeof sent === 'object' && sent !== null && 'to' in sent && 'text' in sent;
  return { to: isMail ? String(sent.to) : '', text: isMail ? String(sent.text) : '', idempotencyKey };
}
