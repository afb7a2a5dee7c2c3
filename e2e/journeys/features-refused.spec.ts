import type { Page } from '@playwright/test';
import { announcement } from '../kit/fixtures/announcement.ts';
import { fetchAnswer } from '../kit/fixtures/bff-api.ts';
import { expect, test } from '../kit/fixtures/test.ts';
import { goToWizardStep } from '../kit/fixtures/wizard.ts';

const COOKIES_REFUSED = 'Your browser refuses our cookies';
const BROKEN_IN_BROWSER = 'This page broke in your browser.';

const refuse = {
  /** As Firefox does for a site whose cookies are refused. */
  channels: () => {
    window.BroadcastChannel = class {
      constructor() {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      }
    } as unknown as typeof BroadcastChannel;
  },
  storage: () => {
    for (const name of ['localStorage', 'sessionStorage'])
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException('The operation is insecure.', 'SecurityError');
        },
      });
  },
  /** Both are absent where a page has come without https. */
  secureContext: () => {
    Reflect.deleteProperty(Crypto.prototype, 'randomUUID');
    Reflect.deleteProperty(Navigator.prototype, 'clipboard');
  },
  conveniences: () => {
    for (const name of ['matchMedia', 'requestIdleCallback']) Reflect.deleteProperty(window, name);
  },
} as const;

/** Comes back to the tab, which asks then what it has missed. @returns the address that it is at */
const comeBack = (page: Page) =>
  page.evaluate(() => {
    document.dispatchEvent(new Event('visibilitychange'));
    return window.location.pathname;
  });

for (const [what, refusal] of Object.entries(refuse)) {
  test(`without ${what}, somebody signs in and sees the key`, async ({ page, member }) => {
    await page.addInitScript(refusal);
    await member.signIn();
    await expect(page.getByRole('heading', { name: /^Welcome/ })).toBeVisible();
    expect(await comeBack(page)).toBe('/');
    await goToWizardStep(page, 'Scan the QR code');
    expect(await comeBack(page)).toBe('/settings/two-factor/activate');
    await page.getByRole('button', { name: 'Enter a text code' }).click();
    await page.getByRole('button', { name: 'Copy' }).click();
    await expect(announcement(page)).toBeVisible();
    await expect(page).toHaveURL(/step=scan/);
    await page.getByRole('button', { name: member.email }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page).toHaveURL('/sign-in');
    await expect(page.getByRole('alert')).toHaveCount(0);
  });
}

test('a browser that says that it refuses cookies is told before anything is typed', async ({ page }) => {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setDocumentCookieDisabled', { disabled: true });
  await page.addInitScript(refuse.channels);
  await page.addInitScript(refuse.storage);
  await page.goto('/sign-in');
  await expect(page.getByRole('alert')).toContainText(COOKIES_REFUSED);
  await expect(page.getByLabel('Email')).toHaveAccessibleDescription(/refuses our cookies/);
});

test('one that drops the cookie of a sign-in is told so, and not that a session has ended', async ({
  page,
  member,
  consoleErrors,
}) => {
  consoleErrors.expectRefusal(401);
  await page.route('**/api/sign-in', async (route) => {
    const response = await fetchAnswer(route);
    await page.context().clearCookies();
    const { 'set-cookie': _dropped, ...headers } = response.headers();
    await route.fulfill({ response, headers });
  });
  await member.signIn();
  await expect(page.getByRole('alert')).toContainText(COOKIES_REFUSED);
  await page.unrouteAll();
  await member.signIn();
  await expect(page).toHaveURL('/');
});

test('something newer than the browser is told as that, and not as the network', async ({ page, member }) => {
  await page.addInitScript(() => Reflect.deleteProperty(AbortSignal, 'any'));
  await member.signIn();
  await expect(page.getByRole('alert').filter({ hasText: BROKEN_IN_BROWSER }).first()).toBeVisible();
  await expect(page.getByText('The server cannot be reached')).toHaveCount(0);
});

const wronglyAnswered = [
  {
    who: 'a captive portal',
    answer: { status: 200, contentType: 'text/html', body: '<h1>Welcome to our network</h1>' },
  },
  { who: 'a filter', answer: { status: 403, contentType: 'text/html', body: '<h1>Blocked</h1>' } },
];

for (const { who, answer } of wronglyAnswered) {
  test(`an answer of ${who} is told as one that is not ours`, async ({ page, member, consoleErrors }) => {
    consoleErrors.expectRefusal(403);
    await page.goto('/sign-in');
    await page.route('**/api/sign-in', (route) => route.fulfill(answer), { times: 1 });
    await page.getByLabel('Email').fill(member.email);
    await page.getByLabel('Password', { exact: true }).fill(member.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByRole('alert')).toContainText('The answer did not come from our server.');
    await expect(page.getByLabel('Password', { exact: true })).toHaveValue(member.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page).toHaveURL('/');
  });
}

test('a frame that breaks as a whole leaves no blank page', async ({ page, consoleErrors }) => {
  consoleErrors.expectBrokenPage();
  await page.addInitScript(() => {
    Object.defineProperty(History.prototype, 'state', {
      get() {
        throw new TypeError('history.state cannot be read');
      },
    });
  });
  await page.goto('/');
  await expect(page.getByText(BROKEN_IN_BROWSER)).toBeVisible();
});
