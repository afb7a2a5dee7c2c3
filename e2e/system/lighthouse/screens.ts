import { newAuthenticatorApp } from '@countersign/playwright';
import type { Page } from '@playwright/test';
import { DEMO_PASSWORD, takeAccount } from '../../kit/demo-accounts.ts';

export interface Screen {
  path: string;
  heading: string;
  /** Gives the browser the cookies with which the screen may be opened, each time anew: a challenge ends in minutes. */
  prepare(page: Page): Promise<void>;
}

/** Calls the API from a page of the console, since its name is one that only this browser resolves. */
const post = <Answer>(page: Page, path: string, body: object): Promise<Answer> =>
  page.evaluate(
    async ([path, body]) => {
      const headers = { 'Content-Type': 'application/json' };
      const answer = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) });
      if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
      return answer.json();
    },
    [path, body] as const,
  );

/** The screens that people remember us by. */
export function screensIn(takenAccounts: string): Screen[] {
  const newAccount = () => ({ email: takeAccount(takenAccounts), password: DEMO_PASSWORD });
  const [withoutPhone, withPhone] = [newAccount(), newAccount()];
  const authenticatorApp = newAuthenticatorApp();

  async function enterPassword(page: Page, account: typeof withPhone): Promise<void> {
    await page.context().clearCookies();
    await post(page, '/api/sign-in', account);
  }

  async function activate(page: Page): Promise<void> {
    const { keyUri } = await post<{ keyUri: string }>(page, '/api/two-factor/activation', {});
    authenticatorApp.scan(keyUri);
    await post(page, '/api/two-factor/activation/confirm', { code: await authenticatorApp.nextCode() });
  }

  return [
    { path: '/sign-in', heading: 'Sign in', prepare: (page) => page.context().clearCookies() },
    {
      path: '/sign-in/verify',
      heading: 'Two-factor authentication',
      async prepare(page) {
        await enterPassword(page, withPhone);
        if (authenticatorApp.hasKey()) return;
        await activate(page);
        await enterPassword(page, withPhone);
      },
    },
    {
      path: '/settings/two-factor/activate',
      heading: 'Get the app',
      prepare: (page) => enterPassword(page, withoutPhone),
    },
  ];
}
