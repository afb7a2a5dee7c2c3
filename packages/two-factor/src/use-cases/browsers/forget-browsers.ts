import type { Browsers } from '../../ports/browsers.ts';
import type { RequestOrigin } from '../../ports/request.ts';
import type { ActingSession } from '../../ports/sessions.ts';

export interface ForgetBrowsersInput {
  session: ActingSession;
  requestedFrom: RequestOrigin;
}

export type ForgetBrowsersOutcome = { kind: 'forgotten' } | { kind: 'session-gone' };

/** Makes every browser a stranger to the account, this one too. */
export const makeForgetBrowsers =
  ({ browsers }: { browsers: Pick<Browsers, 'forgetAll'> }) =>
  async (input: ForgetBrowsersInput): Promise<ForgetBrowsersOutcome> => ({
    kind: await browsers.forgetAll(input),
  });
