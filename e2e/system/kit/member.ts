import { type AuthenticatorApp, authenticatorApp, stepNow } from '@countersign/bff/testing/authenticator-app';
import { DEMO_PASSWORD } from '../../kit/demo-accounts.ts';
import type { Answer } from '../../kit/exchange.ts';
import type { Browser } from './http-browser.ts';

export interface Account {
  id: string;
  email: string;
  password: string;
}

export const demoMember = { email: 'demo@example.com', password: DEMO_PASSWORD };

export const signIn = (browser: Browser, member = demoMember): Promise<Answer> => browser.post('/api/sign-in', member);

/** Retries while no slot for hashing is free: such a 503 costs no attempt, and a busy machine may answer several. */
export async function signInPatiently(browser: Browser, member = demoMember): Promise<Answer> {
  let answer = await signIn(browser, member);
  for (let retries = 5; answer.status === 503 && retries > 0; retries -= 1) answer = await signIn(browser, member);
  return answer;
}

export const sessionStatus = async (browser: Browser): Promise<number> => (await browser.get('/api/session')).status;

export interface Activation {
  confirmation: Answer;
  authenticator: AuthenticatorApp;
  /** The time step of the code that confirmed the activation. */
  spentStep: number;
}

/** Activates two-factor authentication for whoever is signed in. */
export async function activate(browser: Browser): Promise<Activation> {
  const { body } = await browser.post('/api/two-factor/activation', {});
  if (!isPending(body)) throw new Error(`There is no key in what came back: ${JSON.stringify(body)}`);
  const authenticator = authenticatorApp(body.textKey);
  const spentStep = stepNow();
  const code = authenticator.codeAt(spentStep);
  const confirmation = await browser.post('/api/two-factor/activation/confirm', { code });
  return { confirmation, authenticator, spentStep };
}

/** A time step that the server accepts and that has not been used: the next one, while the same half minute lasts. */
export const freshStepAfter = (spentStep: number): number => Math.max(spentStep + 1, stepNow());

const isPending = (body: unknown): body is { textKey: string } =>
  typeof body === 'object' && body !== null && 'textKey' in body && typeof body.textKey === 'string';
