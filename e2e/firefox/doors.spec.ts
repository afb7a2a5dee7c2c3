import { systemAddress } from '../kit/address.ts';
import { expect, test } from './firefox.ts';

const NEW = 'seven grey geese over the harbour';

test('a member resets a forgotten password, changes it, and a newcomer accepts an invitation', async ({
  firefoxPage,
  labelled: { enter, find, isAt, press, shows },
  memberEmail,
  memberPassword,
  mailbox,
}) => {
  const { consoleOrigin } = systemAddress();
  const enterTwice = async (password: string) => {
    await enter('New password', password);
    await enter('Confirm password', password);
  };
  const signIn = async (password: string) => {
    await enter('Email', memberEmail);
    await enter('Password', password);
    await press('button', 'Sign in');
    await isAt('/');
  };
  const signOut = async (email: string) => {
    await press('button', email);
    await press('button', 'Sign out');
    await isAt('/sign-in');
  };

  await test.step('resets a forgotten password and signs in with it', async () => {
    await firefoxPage.goto(`${consoleOrigin}/sign-in`);
    await press('link', 'Forgot password?');
    // The screen before has a field of that name too, here and at the sign-up.
    await find('heading', 'Forgot password');
    await enter('Email', memberEmail);
    await press('button', 'Send');
    await shows('Check your email');
    await firefoxPage.goto(await mailbox.latestLink({ to: memberEmail, matching: /\/reset-password#/ }));
    await enterTwice(NEW);
    await press('button', 'Change password');
    await shows('Your password is changed.');
    await signIn(NEW);
  });

  await test.step('changes the password in the settings', async () => {
    await press('link', 'Settings');
    await press('link', 'Account');
    await press('button', 'Change password');
    await enter('Current password', NEW);
    await enterTwice(memberPassword);
    await press('button', 'Change password');
    await isAt('/settings/account');
    await shows('Your password is changed.');
    await signOut(memberEmail);
    await signIn(memberPassword);
    await signOut(memberEmail);
  });

  await test.step('makes an account by a mailed link', async () => {
    const email = `${crypto.randomUUID()}@example.com`;
    await press('link', 'Create an account');
    await find('heading', 'Create an account');
    await enter('Email', email);
    await press('button', 'Send');
    await firefoxPage.goto(await mailbox.latestLink({ to: email, matching: /\/invitation#/ }));
    await enterTwice(NEW);
    await press('button', 'Create account');
    await isAt('/settings/two-factor/activate');
    // Puppeteer's search by text does not see this screen in every run.
    await find('button', 'Continue');
    await signOut(email);
  });

  await test.step('reads what the link of a recovery would begin', async () => {
    // Nothing is asked before the click, so that any whole link shows it.
    await firefoxPage.goto(`${consoleOrigin}/recovery#${'A'.repeat(43)}`);
    await shows('Get back into your account');
    const start = await find('button', 'Start the 24-hour wait');
    expect(await start.evaluate((element) => element.getBoundingClientRect().height)).toBeGreaterThanOrEqual(40);
  });
});
