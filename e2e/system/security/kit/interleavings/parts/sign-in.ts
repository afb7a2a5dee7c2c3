import { freshStepAfter } from '../../../../kit/member.ts';
import { codeOfApp, type Part } from '../attempt.ts';
import { counts, emailOf, isActive, noSession, passwordOf, withBrowser } from '../state.ts';
import { newSession, withoutOthers } from '../transitions.ts';

export const signInKinds = [
  'sign in',
  'send a code',
  'verify by app',
  'verify by app again',
  'verify by mail',
  'verify by recovery code',
  'verify by recovery code again',
  'verify wrongly',
  'sign out',
  'end other sessions',
] as const;
export type SignInKind = (typeof signInKinds)[number];

const NO_RECOVERY_CODE = '0'.repeat(16);

/** How sessions begin, and how people end them. */
export const signIn: Part<SignInKind> = {
  kinds: signInKinds,

  codeFor(kind, { authenticator, browsers, codes, password, used }, by) {
    const { challenge, deactivation, scanned } = browsers[by];
    switch (kind) {
      case 'sign in':
        return String(password);
      case 'verify by app':
        return codeOfApp(authenticator?.app, freshStepAfter(authenticator?.lastStep ?? 0));
      case 'verify by app again':
        return codeOfApp(authenticator?.app ?? scanned, used.step);
      case 'verify by mail':
        return challenge?.code;
      case 'verify by recovery code':
        return codes?.left[0] ?? NO_RECOVERY_CODE;
      case 'verify by recovery code again':
        return used.recoveryCode ?? NO_RECOVERY_CODE;
      // The code of the other purpose, where there is one.
      case 'verify wrongly':
        return deactivation?.code;
      default:
        return null;
    }
  },

  send({ code, email, kind }, { account, browser }) {
    const verify = (factor: string) => browser.post('/api/sign-in/challenge/verify', { factor, code });
    switch (kind) {
      case 'sign in':
        return browser.post('/api/sign-in', { email: emailOf(account, email), password: passwordOf(account, code) });
      case 'send a code':
        return browser.post('/api/sign-in/challenge/email-code', {});
      case 'verify by app':
      case 'verify by app again':
        return verify('authenticator');
      case 'verify by recovery code':
      case 'verify by recovery code again':
        return verify('recovery-code');
      case 'verify by mail':
      case 'verify wrongly':
        return verify('email');
      case 'sign out':
        return browser.delete('/api/session');
      case 'end other sessions':
        return browser.post('/api/sessions/end-others', {});
    }
  },

  successOf(state, { by, code, email, kind, step }, told) {
    const { authenticator, codes, epoch, isVoid, password, used } = state;
    const { challenge, session } = state.browsers[by];
    switch (kind) {
      case 'sign in':
        if (isVoid || email !== state.email || code !== String(password)) return null;
        if (told.next && (told.next === 'second-factor') !== isActive(state)) return null;
        if (isActive(state)) return withBrowser(state, by, { challenge: { epoch, code: null, wasJustSent: false } });
        return newSession(state, by);
      case 'send a code':
        if (!counts(state, challenge) || challenge.wasJustSent) return null;
        return withBrowser(state, by, { challenge: { epoch, code: told.code ?? null, wasJustSent: true } });
      case 'verify by app':
      case 'verify by app again': {
        if (!counts(state, challenge) || !authenticator) return null;
        if (step <= authenticator.lastStep || code !== authenticator.app.codeAt(step)) return null;
        const begun = newSession(state, by, 'replacing');
        return { ...begun, authenticator: { ...authenticator, lastStep: step }, used: { ...used, step } };
      }
      case 'verify by mail':
        return counts(state, challenge) && challenge.code === code ? newSession(state, by, 'answering') : null;
      // One that was spent is in no set, whatever was put back since.
      case 'verify by recovery code':
      case 'verify by recovery code again': {
        if (!counts(state, challenge) || !codes?.left.includes(code)) return null;
        const left = codes.left.filter((each) => each !== code);
        const begun = newSession(state, by, 'replacing');
        return { ...begun, codes: { ...codes, left }, used: { ...used, recoveryCode: code } };
      }
      case 'verify wrongly':
        return null;
      case 'sign out':
        return withBrowser(state, by, { ...noSession, challenge: null });
      case 'end other sessions':
        return counts(state, session) ? withoutOthers(state, by) : null;
    }
  },
};
