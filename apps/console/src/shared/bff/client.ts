import { EXPECTED_ACCOUNT, problem, SESSION_ENDS_IN } from '@countersign/contract';
import * as v from 'valibot';
import { sessionEnd } from '../session/session-end.ts';
import { noteServerDate } from '../time/server-clock.ts';
import { ProblemError, UnreachableError, type UnreachableReason, UnreadableError } from './errors.ts';
import { beginPatience } from './request-timeout.ts';
import { retryAfterSeconds } from './retry-after.ts';

type Path = `/api/${string}`;

interface BffRequest {
  method: 'GET' | 'POST' | 'DELETE';
  path: Path;
  body?: unknown;
  /** Headers that say what the tab believes it is about. */
  expected?: Record<string, string>;
  signal?: AbortSignal;
}

/**
 * What is answered before a request reaches the BFF, by the HTTP server or a proxy in words of their own: that it was no
 * whole request, that its headers are too long, which are cookies for the most part, or that nobody stands behind (HAProxy
 * and AWS say 503).
 */
const belowTheBff: Partial<Record<number, UnreachableReason>> = {
  400: 'not-passed-on',
  408: 'timed-out',
  413: 'not-passed-on',
  414: 'not-passed-on',
  431: 'too-many-cookies',
  494: 'too-many-cookies',
  502: 'no-answer',
  503: 'no-answer',
  504: 'no-answer',
};

/** The schema of an answer without content (204). */
export const nothing = v.undefined();

/** What the frame did about a refusal: the request is worth sending again, or it is not. */
export type Remedy = 'send-again' | 'give-up';
let remedyFor: (refusal: ProblemError) => Promise<Remedy> = async () => 'give-up';

/** The frame of the app registers here what can be done about a refusal before the caller hears of it. */
export function whenRefused(remedy: typeof remedyFor): void {
  remedyFor = remedy;
}

let accountShown: () => string | null = () => null;

/** The frame of the app registers here whose session this tab shows. */
export function whoIsShown(account: typeof accountShown): void {
  accountShown = account;
}

/** Of the session, which may be another account's by now. Who asks who is signed in, or signs out, means whoever it is. */
function expectedAccount(path: Path): Record<string, string> {
  const id = path.startsWith('/api/sign-in') || path === '/api/session' ? null : accountShown();
  return id === null ? {} : { [EXPECTED_ACCOUNT]: id };
}

export const read = <S extends v.GenericSchema>(path: Path, schema: S, signal?: AbortSignal) =>
  request({ method: 'GET', path, expected: expectedAccount(path), ...(signal && { signal }) }, schema);

const underWay = new Map<string, Promise<unknown>>();

/**
 * The same thing asked for again while it is under way is the same thing, and is sent once: the second click of an
 * impatient hand comes before the screen can have changed.
 */
export function write<S extends v.GenericSchema>(
  method: 'POST' | 'DELETE',
  path: Path,
  body: unknown,
  schema: S,
  expected = expectedAccount(path),
): Promise<v.InferOutput<S>> {
  const wish = JSON.stringify([method, path, body, expected]);
  const alreadySent = underWay.get(wish) as Promise<v.InferOutput<S>> | undefined;
  if (alreadySent) return alreadySent;
  const sent = request({ method, path, body, expected }, schema).finally(() => underWay.delete(wish));
  underWay.set(wish, sent);
  return sent;
}

async function request<S extends v.GenericSchema>(question: BffRequest, schema: S): Promise<v.InferOutput<S>> {
  try {
    return asAgreed(schema, await exchange(question));
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    if ((await remedyFor(error)) === 'give-up') throw error;
    return asAgreed(schema, await exchange(question));
  }
}

function asAgreed<S extends v.GenericSchema>(schema: S, answer: unknown): v.InferOutput<S> {
  const parsed = v.safeParse(schema, answer);
  if (!parsed.success) throw new UnreadableError('other-version', parsed.issues);
  return parsed.output;
}

async function exchange(question: BffRequest): Promise<unknown> {
  const patience = beginPatience();
  // Only what the network rejects is about the network; what else is thrown here is a mistake of ours or the browser's.
  const overNetwork = <Received>(receiving: Promise<Received>) =>
    receiving.catch((error: unknown) => {
      if (question.signal?.aborted) throw error;
      const unanswered = navigator.onLine ? 'no-answer' : 'offline';
      throw new UnreachableError(patience.signal.aborted ? 'timed-out' : unanswered, error);
    });
  try {
    const response = await overNetwork(fetch(question.path, fetchOptions(question, patience.signal)));
    noteServerDate(response.headers.get('date'), Date.now());
    sessionEnd.note(response.headers.get(SESSION_ENDS_IN), Date.now());
    if (response.status === 204) return undefined;
    const text = await overNetwork(response.text());
    if (response.ok) return contentOf(text);
    throw refusal(response, text);
  } finally {
    patience.end();
  }
}

function contentOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UnreadableError('not-ours', error);
  }
}

const fetchOptions = ({ method, body, expected, signal }: BffRequest, patience: AbortSignal): RequestInit => ({
  method,
  cache: 'no-store',
  headers: {
    accept: 'application/json',
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...expected,
  },
  signal: signal ? AbortSignal.any([signal, patience]) : patience,
  ...(body !== undefined && { body: JSON.stringify(body) }),
});

function refusal(response: Response, text: string): Error {
  const stated = v.safeParse(v.pipe(v.string(), v.parseJson(), problem), text);
  if (stated.success) return new ProblemError(stated.output, retryAfterSeconds(response.headers, Date.now()));
  const reason = belowTheBff[response.status];
  if (reason) return new UnreachableError(reason, response.status);
  if (response.status < 500) return new UnreadableError('not-ours', response.status);
  const title = `${response.status} without a problem document`;
  return new ProblemError({ type: 'about:blank', title, status: response.status, code: 'unexpected' }, null);
}
