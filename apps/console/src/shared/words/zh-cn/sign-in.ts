import type { Words } from '../words.ts';
import { waitOf } from './amounts.ts';

export const signIn: Words['signIn'] = {
  title: '登录',
  email: '邮箱',
  password: '密码',
  showPassword: '显示输入的内容',
  submit: '登录',
  newHere: '还没有账号？',
  signUp: '创建账号',
  forgotPassword: '忘记密码？',
  passwordReset: '密码已修改。请使用新密码登录。',
  emailMissing: '请输入邮箱地址。',
  emailTooLong: '邮箱地址过长。请检查粘贴的内容。',
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
