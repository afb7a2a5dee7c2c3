import type { ProblemFacts } from '../../bff/problem-sentence.ts';
import type { Words } from '../words.ts';
import { waitOf } from './amounts.ts';
import { noFurtherCode, wrongAppCode, wrongMailedCode } from './codes.ts';

const tooManyCodes = (facts: ProblemFacts) => `此账号的验证码尝试次数过多。请等待${waitOf(facts)}后重新登录。`;

export const signIn: Words['signIn'] = {
  title: '登录',
  email: '邮箱',
  password: '密码',
  showPassword: '显示输入的内容',
  submit: '登录',
  emailMissing: '请输入邮箱地址。',
  emailNotUsable: '请输入完整的邮箱地址，例如 name@example.com。',
  passwordMissing: '请输入密码。',
  passwordTooLong: '密码过长。请检查粘贴的内容。',
  sessionEnded: '登录状态已失效。登录后可从刚才的位置继续。',
  signedOutElsewhere: '你已在另一个标签页中退出登录。登录后可从刚才的位置继续。',
  cookiesRefused: '你的浏览器拒绝了我们的 Cookie，因此无法登录。请允许此网站使用 Cookie，然后重新加载页面。',
  problems: {
    too_many_attempts: (facts) => `登录尝试次数过多。请等待${waitOf(facts)}后重试。`,
  },
};

export const otherAddress: Words['otherAddress'] = {
  title: '控制台在另一个地址',
  text: (origin, here) => `你打开的地址是 ${here}，在此无法登录。控制台的地址是 ${origin}。`,
  go: '前往控制台',
};

export const unlock: Words['unlock'] = {
  cannotWait: '不是你本人操作，或来不及等待？通过邮件中的链接，此浏览器可以立即尝试登录。',
  askForLink: '发送链接',
  askAgain: '再次发送链接',
  linkSent: (email) =>
    `如果 ${email} 已有账号，链接即将送达。请在五小时内用此浏览器打开。如未收到，请查看垃圾邮件文件夹。`,
  title: '无需等待即可登录',
  text: '由于登录尝试次数过多，你收到了此链接。它允许此浏览器再次尝试登录；你仍需输入密码。',
  open: '允许此浏览器登录',
  unlocked: '此浏览器现在可以登录了。请输入邮箱和密码。',
  goneTitle: '此链接已失效',
  gone: '链接已被使用或已过期。如果登录时仍需等待，可以在登录页重新发送。',
  toSignIn: '前往登录',
};

export const verify: Words['verify'] = {
  title: '双因素认证',
  code: '验证码',
  hint: '请输入 Google Authenticator 为此账号显示的 6 位数字。',
  tooManyDigits: '验证码只有 6 位数字，这里超出了 6 位，因此未提交。请只保留验证码。',
  noSingleCode: '这段文字中没有唯一的 6 位验证码，因此未提交。请只输入 6 位数字。',
  submit: '验证',
  byEmail: '通过邮件获取验证码',
  cannotUseApp: '手机不在身边？',
  problems: {
    wrong_code: wrongAppCode,
    too_many_attempts: tooManyCodes,
  },
};

export const verifyByEmail: Words['verifyByEmail'] = {
  title: '邮件验证码',
  offer: (address) => `我们会把验证码发送到 ${address}。验证码仅用于本次登录，且只能使用一次。`,
  send: '发送',
  useApp: '改用 Google Authenticator',
  problems: {
    wrong_code: wrongMailedCode,
    too_many_attempts: tooManyCodes,
  },
  sendProblems: {
    too_many_attempts: noFurtherCode,
    not_found: '此账号无法通过邮件获取验证码。请改用 Google Authenticator。',
  },
};

export const challengeEnded: Words['challengeEnded'] = {
  title: '本次登录已结束',
  timedOut: '登录已超时，或已在另一个窗口中完成。请重新登录。',
  noTriesLeft: '本次登录的尝试次数已用完。请重新登录后再试。',
  anotherTitle: '已开始另一次登录',
  another:
    '此浏览器中随后开始了另一次登录，本次登录因此结束。此处没有发送邮件，也没有消耗尝试次数。请在另一个标签页中继续，或在此重新登录。',
  signInAgain: '重新登录',
};

export const sentCode: Words['sentCode'] = {
  sentTo: (address, until) => `验证码已发送到 ${address}，只能使用一次，${until} 前有效。`,
  hint: '请输入最新一封邮件中的 6 位数字。',
  spamHint: '一分钟后仍未收到？请查看垃圾邮件文件夹。',
  resend: '重新发送',
  resendIn: (time) => `${time} 后可重新发送`,
  resendReady: '现在可以重新发送验证码。',
  sentAgain: '新的验证码已发出，之前的验证码不再有效。',
};
