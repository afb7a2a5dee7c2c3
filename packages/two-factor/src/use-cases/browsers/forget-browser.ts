import type { Browsers } from '../../ports/browsers.ts';
import type { RequestOrigin } from '../../ports/request.ts';
import type { ActingSession } from '../../ports/sessions.ts';

export interface ForgetBrowserInput {
  session: ActingSession;
  /** Of the list. */
  browserId: string;
  requestedFrom: RequestOrigin;
}

export type ForgetBrowserOutcome =
  | { kind: 'forgotten' }
  /** Anybody else's, forgotten already, or none at all: nobody can tell which. */
  | { kind: 'no-such-browser' }
  | { kind: 'session-gone' };

/** Makes a browser a stranger to the account, this one too. */
export const makeForgetBrowser =
  ({ browsers }: { browsers: Pick<Browsers, 'forget'> }) =>
  async (input: ForgetBrowserInput): Promise<ForgetBrowserOutcome> => ({ kind: await browsers.forget(input) });
