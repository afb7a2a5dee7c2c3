import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { keyFileOf, robotState, test as setup } from './robot.js';

setup.describe.configure({ mode: 'serial' });

setup('the robot activates two-factor authentication, once', async ({ member, authenticatorApp }) => {
  setup.skip(authenticatorApp.hasKey(), 'It has its key from an earlier run, or from a secret.');
  await member.signIn();
  await member.activate();
  const file = keyFileOf(member.email);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, authenticatorApp.textKey(), { mode: 0o600 });
});

setup('the robot signs in, unless its last session is still alive', async ({ member }) => {
  await member.keepSignedIn(robotState);
});
