import {
  EXPECTED_ACCOUNT,
  type ProblemCode,
  problem,
  RECOVERY_DEACTIVATES_AT,
  SESSION_ENDS_IN,
} from '@countersign/contract';
import type { AnswerSchemaOf, BodyOf, PathOf } from '@countersign/contract/endpoints';
import * as v from 'valibot';
import { knownRecovery } from '../session/known-recovery.ts';
import { sessionEnd } from '../session/session-end.ts';
import { createStore } from '../store/create-store.ts';
import { updateServerClock } from '../time/server-clock.ts';
import { isProblem, ProblemError, UnreachableError, type UnreachableReason, UnreadableError } from './errors.ts';
import { createRequestTimeout } from './request-timeout.ts';
import { retryAfterSeconds } from './retry-after.ts';

type Path = `/api/${string}`;

interface BffRequest {
  method: 'GET' | 'POST' | 'DELETE';
  path: Path;
  body?: unknown;
  /** Headers that state which account or challenge the tab shows. */
  expected?: Record<string, string>;
  signal?: AbortSignal;
}

/**
 * Responses that come from the HTTP server or a proxy instead of the BFF: the request was malformed, its headers were too
 * long (cookies, usually), or no BFF was there to take it (HAProxy and AWS say 503).
 */
const upstreamFailures: Partial<Record<number, UnreachableReason>> = {
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

/** Stands where others pass the schema of an answer, for one without content (204). */
export const noContent = null;

type OutputOf<Schema> = Schema extends v.GenericSchema ? v.InferOutput<Schema> : undefined;

/** What the client leaves to the app around it, which alone knows of navigation and of dialogs. */
export interface ClientHooks {
  /** Runs before the caller learns that a request was refused; for each kind of refusal of a request once. */
  interceptError: (error: ProblemError) => Promise<'retry' | 'fail'>;
  /** The account that this tab shows; null where it shows none. */
  shownAccountId: () => string | null;
}

const hooks = createStore<ClientHooks>({ interceptError: async () => 'fail', shownAccountId: () => null });
export const setClientHooks = hooks.set;

/** The session's cookie may belong to another account by now. Reading or ending the session means whichever it is. */
function expectedAccount(path: Path): Record<string, string> {
  const id = path.startsWith('/api/sign-in') || path === '/api/session' ? null : hooks.get().shownAccountId();
  return id === null ? {} : { [EXPECTED_ACCOUNT]: id };
}

/** `schema` is the one that the contract gives for this path; another does not compile. */
export const read = <P extends PathOf<'GET'>>(
  path: P,
  schema: AnswerSchemaOf<'GET', P>,
  signal?: AbortSignal,
  query: `?${string}` | '' = '',
) =>
  sendWithInterceptor(async () => {
    const expected = expectedAccount(path);
    const request = { method: 'GET', path: `${path as Path}${query}`, expected, ...(signal && { signal }) } as const;
    try {
      return await send(request);
    } catch (error) {
      // A change that was under way may have given the session a new token meanwhile.
      if (!(isProblem(error, 'not_signed_in') && hooks.get().shownAccountId() !== null)) throw error;
      await Promise.allSettled(writesUnderWay);
      return await send(request);
    }
  }, schema);

const writesUnderWay = new Set<Promise<unknown>>();

/** The contract says what `body` and `schema` are for this path; others do not compile. */
export const write = <M extends 'POST' | 'DELETE', P extends PathOf<M>>(
  method: M,
  path: P,
  body: BodyOf<M, P>,
  schema: AnswerSchemaOf<M, P>,
  expected = expectedAccount(path),
) =>
  sendWithInterceptor(async () => {
    const sending = send({ method, path, body, expected });
    writesUnderWay.add(sending);
    try {
      return await sending;
    } finally {
      writesUnderWay.delete(sending);
    }
  }, schema);

async function sendWithInterceptor<S extends v.GenericSchema | null>(
  request: () => Promise<unknown>,
  schema: S,
): Promise<OutputOf<S>> {
  const intercepted = new Set<ProblemCode>();
  for (;;) {
    try {
      return parsed(schema, await request());
    } catch (error) {
      if (!(error instanceof ProblemError) || intercepted.has(error.problem.code)) throw error;
      intercepted.add(error.problem.code);
      if ((await hooks.get().interceptError(error)) === 'fail') throw error;
    }
  }
}

function parsed<S extends v.GenericSchema | null>(schema: S, content: unknown): OutputOf<S> {
  const result = v.safeParse(schema ?? v.undefined(), content);
  if (!result.success) throw new UnreadableError('other-version', result.issues);
  return result.output as OutputOf<S>;
}

async function send(request: BffRequest): Promise<unknown> {
  const timeout = createRequestTimeout();
  // Only a rejection by the network means that the server is unreachable; anything else thrown here is a bug.
  const overNetwork = <Received>(receiving: Promise<Received>) =>
    receiving.catch((error: unknown) => {
      if (request.signal?.aborted) throw error;
      const unanswered = navigator.onLine ? 'no-answer' : 'offline';
      throw new UnreachableError(timeout.signal.aborted ? 'timed-out' : unanswered, error);
    });
  try {
    const response = await overNetwork(fetch(request.path, fetchOptions(request, timeout.signal)));
    updateServerClock(response.headers.get('date'), Date.now());
    const endsIn = response.headers.get(SESSION_ENDS_IN);
    sessionEnd.updateFromHeader(endsIn, Date.now());
    if (endsIn !== null) knownRecovery.set(response.headers.get(RECOVERY_DEACTIVATES_AT));
    if (response.status === 204) return undefined;
    const text = await overNetwork(response.text());
    if (response.ok) return /^text\/csv\b/.test(response.headers.get('content-type') ?? '') ? text : parsedJson(text);
    throw errorFrom(response, text);
  } finally {
    timeout.clear();
  }
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UnreadableError('not-ours', error);
  }
}

const fetchOptions = ({ method, body, expected, signal }: BffRequest, timeout: AbortSignal): RequestInit => ({
  method,
  cache: 'no-store',
  headers: {
    accept: 'application/json',
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...expected,
  },
  signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
  ...(body !== undefined && { body: JSON.stringify(body) }),
});

function errorFrom(response: Response, text: string): Error {
  const stated = v.safeParse(v.pipe(v.string(), v.parseJson(), problem), text);
  if (stated.success) return new ProblemError(stated.output, retryAfterSeconds(response.headers, Date.now()));
  const reason = upstreamFailures[response.status];
  if (reason) return new UnreachableError(reason, response.status);
  if (response.status < 500) return new UnreadableError('not-ours', response.status);
  const title = `${response.status} without a problem document`;
  return new ProblemError({ type: 'about:blank', title, status: response.status, code: 'unexpected' }, null);
}
