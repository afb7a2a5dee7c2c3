import { newAuthenticatorApp, newRecoveryCodes } from '@countersign/playwright';
import type { BrowserContext } from '@playwright/test';
import type { SystemAddress } from '../kit/address.ts';
import { DEMO_PASSWORD, takeAccount } from '../kit/demo-accounts.ts';
import { activateElsewhere } from '../kit/fixtures/activated.ts';
import { answerOf, bffApi } from '../kit/fixtures/bff-api.ts';

export interface Screen {
  path: string;
  heading: string;
  /** Gives the browser the cookies with which the screen may be opened, each time anew: a challenge ends in minutes. */
  prepare(browser: BrowserContext): Promise<void>;
}

/** The screens that people remember us by. */
export function screensOf({ consoleOrigin, takenAccounts }: SystemAddress): Screen[] {
  const newAccount = () => ({ email: takeAccount(takenAccounts), password: DEMO_PASSWORD });
  const [withoutPhone, withPhone] = [newAccount(), newAccount()];
  const authenticatorApp = newAuthenticatorApp();

  async function enterPassword(browser: BrowserContext, account: typeof withPhone): Promise<void> {
    await browser.clearCookies();
    await answerOf(bffApi(browser.request, consoleOrigin).post('/api/sign-in', account));
  }

  return [
    { path: '/sign-in', heading: 'Sign in', prepare: (browser) => browser.clearCookies() },
    {
      path: '/sign-in/verify',
      heading: 'Two-factor authentication',
      async prepare(browser) {
        if (!authenticatorApp.hasKey())
          await activateElsewhere(withPhone, { authenticatorApp, recoveryCodes: newRecoveryCodes() }, consoleOrigin);
        await enterPassword(browser, withPhone);
      },
    },
    {
      path: '/settings/two-factor/activate',
      heading: 'Get the app',
      prepare: (browser) => enterPassword(browser, withoutPhone),
    },
  ];
}
