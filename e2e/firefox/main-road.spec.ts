import { systemAddress } from '../kit/address.ts';
import { expect, test } from './firefox.ts';

test('a member activates by text key, signs in with either code, deactivates and signs out', async ({
  firefoxPage,
  labelled: { enter, find, isAt, press, shows },
  memberEmail,
  memberPassword,
  authenticatorApp,
  mailbox,
}) => {
  const enterPassword = async () => {
    await enter('Email', memberEmail);
    await enter('Password', memberPassword);
    await press('button', 'Sign in');
  };
  const signOut = async () => {
    await press('button', memberEmail);
    await press('button', 'Sign out');
    await isAt('/sign-in');
  };

  await test.step('signs in with the password', async () => {
    await firefoxPage.goto(`${systemAddress().consoleOrigin}/sign-in`);
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
    await press('button', 'Enter a text code');
    const textKey = await find('region', 'Text key');
    authenticatorApp.enterTextKey(await textKey.evaluate((element) => element.textContent));
    await press('button', 'Continue');
    await shows('Enter the verification code');
    await enter('Verification code', await authenticatorApp.nextCode());
    await shows('Two-factor authentication is on.');
    await find('button', 'Deactivate');
    await signOut();
  });

  await test.step('signs in with a code of the authenticator', async () => {
    await enterPassword();
    await isAt('/sign-in/verify');
    await enter('Verification code', await authenticatorApp.nextCode());
    await isAt('/');
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

  await test.step('signs out', signOut);
});

/** Of a canvas, as it was painted; none of one that stayed empty is. */
function shareOfBlack(canvas: Element): number {
  if (!(canvas instanceof HTMLCanvasElement)) throw new Error(`The QR code is not a canvas: ${canvas.outerHTML}`);
  const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
  let black = 0;
  for (let index = 0; index < pixels.length; index += 4) if (pixels[index] === 0 && pixels[index + 3] === 255) black++;
  return black / (pixels.length / 4);
}
