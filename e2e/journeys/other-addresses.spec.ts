import { expect, test } from '../kit/fixtures/test.ts';

test('the console opened at another name of its host says where it is, before anything is typed', async ({
  page,
  system,
  consoleErrors,
}) => {
  consoleErrors.expectRefusal(401);
  const elsewhere = new URL(system.consoleOrigin);
  elsewhere.hostname = '127.0.0.1';
  consoleErrors.expectOrigin(elsewhere.origin);
  await page.goto(`${elsewhere.origin}/settings/two-factor`);
  await expect(page.getByRole('heading', { name: 'The console is at another address' })).toBeVisible();
  await expect(page.getByRole('main')).toContainText(`It answers at ${system.consoleOrigin} only.`);
  await expect(page.getByLabel('Password', { exact: true })).toHaveCount(0);
  await page.getByRole('link', { name: 'Open it there' }).click();
  await expect(page).toHaveURL(
    (url) => url.origin === system.consoleOrigin && url.searchParams.get('return') === '/settings/two-factor',
  );
  await expect(page.getByLabel('Email')).toBeFocused();
});

/** What nobody can have a browser do by itself, in the place of the server. */
const refusals = [
  ['no origin is told', { code: 'foreign_origin', status: 403, originFlaw: 'missing' }, 'does not tell where'],
  ['another site began it', { code: 'foreign_origin', status: 403, originFlaw: 'cross-site' }, 'another site began'],
  [
    'a cookie is there twice',
    { code: 'duplicate_cookie', status: 400, cookie: 'countersign_3000_sid' },
    '“countersign_3000_sid” twice',
  ],
] as const;

for (const [cause, problem, sentence] of refusals) {
  test(`a sign-in that is refused because ${cause} is told as that`, async ({ page, member, consoleErrors }) => {
    consoleErrors.expectRefusal(problem.status);
    await page.route('**/api/sign-in', (route) =>
      route.fulfill({
        status: problem.status,
        contentType: 'application/problem+json',
        json: { type: 'about:blank', title: 'Refused.', ...problem },
      }),
    );
    await page.goto('/sign-in');
    await page.getByLabel('Email').fill(member.email);
    await page.getByLabel('Password', { exact: true }).fill(member.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByRole('alert')).toContainText(sentence);
  });
}

test('cookies of other programs that are too many for the server are told, by the console and by the server', async ({
  page,
  context,
  member,
  consoleErrors,
}) => {
  consoleErrors.expectRefusal(431);
  const addCookies = (path: string) =>
    context.addCookies(
      Array.from({ length: 5 }, (_, index) => ({
        name: `other_program_${index}`,
        value: 'x'.repeat(3_500),
        domain: 'localhost',
        path,
      })),
    );
  await page.goto('/sign-in');
  await addCookies('/api/sign-in');
  await page.getByLabel('Email').fill(member.email);
  await page.getByLabel('Password', { exact: true }).fill(member.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert')).toContainText('more cookies to this address than the server reads');

  await addCookies('/');
  const answer = await page.request.get('/sign-in');
  expect(answer.status()).toBe(431);
  expect(await answer.text()).toContain('Clear the cookies of this address');
});
