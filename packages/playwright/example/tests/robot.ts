import { existsSync, readFileSync } from 'node:fs';
import { test as base } from '@countersign/playwright';

/** The browser's cookies once the robot has signed in. */
export const robotState = '.auth/robot.json';

export const keyFileOf = (email: string) => `.auth/${email}.key`;

/** The account that all workers share. In CI its text key may be a secret instead: ROBOT_TEXT_KEY. */
export const test = base.extend({
  memberEmail: 'robot@example.com',
  memberTextKey: async ({ memberEmail }, use) => {
    const file = keyFileOf(memberEmail);
    await use(process.env.ROBOT_TEXT_KEY ?? (existsSync(file) ? readFileSync(file, 'utf8') : null));
  },
});

export { expect } from '@countersign/playwright';
