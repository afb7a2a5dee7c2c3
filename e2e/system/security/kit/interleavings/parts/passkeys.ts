import type { SoftwareAuthenticator } from '@countersign/webauthn/testing';
import type { Answer } from '../../../../../kit/exchange.ts';
import type { Browser } from '../../../../kit/http-browser.ts';
import { made, PASSKEYS, signed } from '../../passkeys.ts';
import type { Part } from '../attempt.ts';
import { counts, isActive, primaryFactors, withBrowser } from '../state.ts';
import { changed, newCodes, newSession } from '../transitions.ts';

export const passkeyKinds = [
  'activate by passkey',
  'add a passkey',
  'verify by passkey',
  'prove a passkey',
  'remove a passkey',
  'remove the last passkey',
] as const;
export type PasskeyKind = (typeof passkeyKinds)[number];

/** Names are as long as may be, and tell passkeys apart. */
const nameOf = (credentialId: string) => credentialId.slice(0, 40);

const refused: Answer = { status: 409, headers: {}, body: null };

/** Answered with the passkey and whatever the server said. */
async function make(browser: Browser, key: SoftwareAuthenticator, path: string): Promise<Answer> {
  const body = await made(browser, key).catch(() => null);
  if (!body) return refused;
  const { id } = body.credential;
  const answer = await browser.post(path, { ...body, name: nameOf(id) });
  return answer.status < 300 ? { ...answer, body: { ...(answer.body as object), passkey: id } } : answer;
}

/**
 * Beside an authenticator or without one. What is asked first changes nothing that others see, so that the answer to it is what
 * counts. The last one is drawn by itself, as otherwise it would hardly ever be tried: it is bound to be refused.
 */
export const passkeys: Part<PasskeyKind> = {
  kinds: passkeyKinds,

  codeFor: (kind, state) => (kind === 'activate by passkey' || kind === 'add a passkey' ? null : state.passkeys.at(-1)),

  async send({ code, kind }, { browser, key }) {
    const credential = key.credentials.find(({ id }) => id.toString('base64url') === code);
    const sign = async (asks: Parameters<typeof signed>[2], path: string) => {
      const proof = credential && (await signed(browser, key, asks, credential).catch(() => null));
      return proof ? browser.post(path, proof) : refused;
    };
    switch (kind) {
      case 'activate by passkey':
        return make(browser, key, '/api/two-factor/activation/passkey');
      case 'add a passkey':
        return make(browser, key, PASSKEYS);
      case 'verify by passkey':
        return sign('/api/sign-in/challenge/passkey', '/api/sign-in/challenge/verify');
      case 'prove a passkey':
        return sign('/api/step-up/passkey', '/api/step-up/second-factor');
      case 'remove a passkey':
      case 'remove the last passkey': {
        const { body } = await browser.get(PASSKEYS);
        const { passkeys: listed = [] } = body as { passkeys?: { id: string; name: string }[] };
        const id = listed.find(({ name }) => name === nameOf(code))?.id ?? crypto.randomUUID();
        return browser.post(`${PASSKEYS}/remove`, { id });
      }
    }
  },

  successOf(state, { by, code, kind }, told) {
    const { authenticator, codes, passkeys: before } = state;
    const { challenge, session } = state.browsers[by];
    if (kind === 'verify by passkey')
      return counts(state, challenge) && before.includes(code) ? newSession(state, by, 'replacing') : null;
    if (!counts(state, session)) return null;
    const passkey = told.passkey ?? '';
    switch (kind) {
      case 'activate by passkey': {
        if (isActive(state)) return null;
        const change = { token: told.token, before: { authenticator, codes, passkeys: before } };
        return { ...changed(state, by, change, true), passkeys: [passkey], codes: newCodes(told) };
      }
      case 'prove a passkey':
        return before.includes(code) ? withBrowser(state, by, { session: { ...session, mayReplace: true } }) : null;
      case 'add a passkey':
      case 'remove a passkey':
      case 'remove the last passkey': {
        if (!isActive(state) || !session.mayReplace) return null;
        const next = changed(state, by, { token: told.token, before: { passkeys: before } });
        if (kind === 'add a passkey') return { ...next, passkeys: [...before, passkey] };
        if (!before.includes(code) || primaryFactors(state) === 1) return null;
        return { ...next, passkeys: before.filter((each) => each !== code) };
      }
    }
  },
};
