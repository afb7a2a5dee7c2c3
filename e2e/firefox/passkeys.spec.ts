import { createSoftwareAuthenticator } from '@countersign/webauthn/testing';
import { request } from '@playwright/test';
import { systemAddress } from '../kit/address.ts';
import { answerOf, bffApi } from '../kit/fixtures/bff-api.ts';
import { expect, test } from './firefox.ts';

interface Account {
  email: string;
  password: string;
}

/** Two-factor authentication by a passkey that is not in Firefox. @returns the recovery codes */
async function activateByPasskey(account: Account, consoleOrigin: string): Promise<readonly string[]> {
  const context = await request.newContext();
  const api = bffApi(context, consoleOrigin);
  await answerOf(api.post('/api/sign-in', account));
  const { options } = await answerOf<{ options: { challenge: string } }>(
    api.post('/api/two-factor/passkeys/options', {}),
  );
  const credential = createSoftwareAuthenticator({ origin: consoleOrigin }).create(options);
  const { recoveryCodes } = await answerOf<{ recoveryCodes: string[] }>(
    api.post('/api/two-factor/activation/passkey', { credential, name: 'Laptop' }),
  );
  await context.dispose();
  return recoveryCodes;
}

const refusing = () => Reflect.deleteProperty(window, 'PublicKeyCredential');

test('whoever has no passkey at hand is told so, gets in another way, and is told why none is added', async ({
  firefoxPage,
  labelled: { enter, find, isAt, press, shows },
  memberEmail,
  memberPassword,
}) => {
  const { consoleOrigin } = systemAddress();
  const [code = ''] = await activateByPasskey({ email: memberEmail, password: memberPassword }, consoleOrigin);

  await test.step('at the sign-in', async () => {
    await firefoxPage.goto(`${consoleOrigin}/sign-in`);
    await enter('Email', memberEmail);
    await enter('Password', memberPassword);
    await press('button', 'Sign in');
    await isAt('/sign-in/verify/passkey');
    await press('button', 'Use your passkey');
    await shows('No passkey was used');
    await firefoxPage.evaluate(refusing);
    await press('button', 'Use your passkey');
    await shows('This browser cannot use passkeys here.');
  });

  await test.step('in with a recovery code', async () => {
    await press('link', 'I can’t use my passkey');
    await find('link', 'Back');
    await press('link', 'Use a recovery code');
    await enter('Recovery code', code);
    await isAt('/settings/two-factor');
    await shows('This browser cannot make passkeys.');
  });

  await test.step('in the settings', async () => {
    await firefoxPage.reload();
    await press('button', 'Add a passkey');
    await press('button', 'Continue');
    await shows('No passkey was made');
  });
  expect(await firefoxPage.evaluate(() => document.activeElement?.textContent)).toBe('Continue');
});
