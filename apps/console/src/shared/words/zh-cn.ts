import type { Words } from './words.ts';
import { moments } from './zh-cn/amounts.ts';
import * as frame from './zh-cn/frame.ts';
import { brokenInBrowser, problems, unreachable, unreadable } from './zh-cn/problems.ts';
import * as signIn from './zh-cn/sign-in.ts';
import * as twoFactor from './zh-cn/two-factor.ts';

/** Every sentence of the screens in Simplified Chinese. */
export const zhCn: Words = {
  ...frame,
  ...signIn,
  ...twoFactor,
  unreachable,
  unreadable,
  brokenInBrowser,
  problems,
  moments,
};
