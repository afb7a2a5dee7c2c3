import type { Words } from './words.ts';
import { moments } from './zh-cn/amounts.ts';
import { common, loadFailed, notFound, preferences } from './zh-cn/frame.ts';
import { brokenInBrowser, emailHeld, problems, unreachable, unreadable } from './zh-cn/problems.ts';
import { otherAddress, signIn, unlock } from './zh-cn/sign-in.ts';

/** What every screen may say, in Simplified Chinese, and the sign-in. */
export const zhCn: Words = {
  common,
  loadFailed,
  notFound,
  preferences,
  otherAddress,
  signIn,
  unlock,
  unreachable,
  unreadable,
  brokenInBrowser,
  emailHeld,
  problems,
  moments,
};
