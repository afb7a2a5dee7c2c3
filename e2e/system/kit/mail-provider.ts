import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { codeIn, holdsCode } from '@countersign/bff/testing/code-in';

/** `take` is what makes it a mail that was received. */
export type Answer = (response: ServerResponse, take: () => void) => void;

interface Mail {
  to: string;
  text: string;
  /** Under which the sender may ask again without a second mail. */
  idempotencyKey: string;
}

/** Stands where Resend would, takes mail for everybody, and misbehaves towards some. */
export interface MailProvider extends AsyncDisposable {
  readonly port: number;
  /** What happens to mail for this address instead; null to take it again. */
  answerFor(address: string, answer: Answer | null): void;
  /** The same for all addresses that have no answer of their own. */
  answerForAll(answer: Answer | null): void;
  /** The newest code that the address was sent. @throws where there is none */
  codeFor(address: string): string;
  /** The texts of what the address was sent, the newest last. */
  textsFor(address: string): string[];
  /** Every mail that it was asked to send, taken or not, the newest last. */
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

/** What a proxy in front of it says. */
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
