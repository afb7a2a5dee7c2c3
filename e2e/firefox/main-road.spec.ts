import { newAuthenticatorApp } from '@countersign/playwright';
import { systemAddress } from '../kit/address.ts';
import { expect, test } from './firefox.ts';

test('a member activates by text key, signs in with every code, moves to a new phone, deactivates, and takes that back', async ({
  firefoxPage,
  labelled: { enter, find, isAt, press, shows },
  memberEmail,
  memberPassword,
  authenticatorApp,
  recoveryCodes,
  mailbox,
}) => {
  const newPhone = newAuthenticatorApp();
  const { consoleOrigin } = systemAddress();
  const enterPassword = async () => {
    await enter('Email', memberEmail);
    await enter('Password', memberPassword);
    await press('button', 'Sign in');
  };
  const scanByTextKey = async (phone: typeof newPhone) => {
    await press('button', 'Enter a text code');
    const textKey = await find('region', 'Text key');
    phone.enterTextKey(await textKey.evaluate((element) => element.textContent));
    await press('button', 'Continue');
    await shows('Enter the verification code');
  };
  const signOut = async () => {
    await press('button', memberEmail);
    await press('button', 'Sign out');
    await isAt('/sign-in');
  };

  await test.step('signs in with the password', async () => {
    await firefoxPage.goto(`${consoleOrigin}/sign-in`);
    await enterPassword();
    await isAt('/');
  });

  await test.step('activates by text key', async () => {
    await press('link', 'Settings');
    await shows('Not active');
    await press('button', 'Activate');
    await shows('Get the app');
    await press('button', 'Continue');
    const qrCode = await find('image', 'QR code with the key of this account');
    expect(await qrCode.evaluate(shareOfBlack), 'what of the QR code is black').toBeGreaterThan(0.2);
    await scanByTextKey(authenticatorApp);
    await enter('Verification code', await authenticatorApp.nextCode());
    await shows('Save your recovery codes');
    const list = await find('region', 'Your recovery codes');
    recoveryCodes.keep(
      await list.evaluate((element) => [...element.querySelectorAll('li')].map(({ textContent }) => textContent)),
    );
    await press('button', 'I have saved them');
    await enter('Recovery code', recoveryCodes.next());
    await shows('Two-factor authentication is on.');
    await find('button', 'Deactivate');
  });

  await test.step('is offered a passkey, where the browser has them', async () => {
    await find('button', 'Add a passkey');
    await firefoxPage.evaluate(() => Reflect.deleteProperty(window, 'PublicKeyCredential'));
    await press('link', 'Home');
    await press('link', 'Settings');
    await shows('This browser cannot make passkeys.');
    await signOut();
  });

  await test.step('signs in with a code of the authenticator', async () => {
    await enterPassword();
    await isAt('/sign-in/verify');
    await enter('Verification code', await authenticatorApp.nextCode());
    await isAt('/');
    await signOut();
  });

  await test.step('signs in with a recovery code, and moves to a new phone', async () => {
    await enterPassword();
    await press('link', 'Use a recovery code');
    await enter('Recovery code', recoveryCodes.next());
    await isAt('/settings/two-factor/move');
    await press('button', 'Continue');
    await scanByTextKey(newPhone);
  });

  await test.step('the old phone works until the new one is confirmed', async () => {
    await firefoxPage.goto(`${consoleOrigin}/settings/two-factor/test`);
    await enter('Verification code', await authenticatorApp.nextCode());
    await shows('It works.');
    await firefoxPage.goto(`${consoleOrigin}/settings/two-factor/move?step=confirm`);
    await enter('Verification code', await newPhone.nextCode());
    await shows('Delete the old entry');
    await press('button', 'Done');
    await shows('Your new phone makes your codes now.');
    await signOut();
  });

  await test.step('signs in with a code by email', async () => {
    await enterPassword();
    await press('link', 'Get a verification code by email');
    await press('button', 'Send');
    await enter('Verification code', await mailbox.latestCode({ to: memberEmail, purpose: 'sign-in' }));
    await isAt('/');
  });

  await test.step('deactivates with a code by email', async () => {
    await press('link', 'Settings');
    await press('button', 'Deactivate');
    await enter('Verification code', await mailbox.latestCode({ to: memberEmail, purpose: 'deactivation' }));
    await shows('Two-factor authentication is off.');
    await shows('Not active');
  });

  await test.step('takes that back by the link in the mail about it', async () => {
    await firefoxPage.goto(await mailbox.latestLink({ to: memberEmail, matching: /\/undo\/deactivated#/ }));
    await shows('Undo the deactivation');
    await press('button', "This wasn't me");
    await shows('That is undone');
    await press('link', 'Set a new password');
    await isAt('/forgot-password');
    await enter('Email', memberEmail);
    await press('button', 'Send');
    await firefoxPage.goto(await mailbox.latestLink({ to: memberEmail, matching: /\/reset-password#/ }));
    await enter('New password', memberPassword);
    await enter('Confirm password', memberPassword);
    await press('button', 'Change password');
    await isAt('/sign-in');
  });

  await test.step('signs in with a code of the new phone, and signs out', async () => {
    await enterPassword();
    await isAt('/sign-in/verify');
    await enter('Verification code', await newPhone.nextCode());
    await isAt('/');
    await signOut();
  });
});

/** Of a canvas, as it was painted; none of one that stayed empty is. */
function shareOfBlack(canvas: Element): number {
  if (!(canvas instanceof HTMLCanvasElement)) throw new Error(`The QR code is not a canvas: ${canvas.outerHTML}`);
  const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
  let black = 0;
  for (let index = 0; index < pixels.length; index += 4) if (pixels[index] === 0 && pixels[index + 3] === 255) black++;
  return black / (pixels.length / 4);
}
