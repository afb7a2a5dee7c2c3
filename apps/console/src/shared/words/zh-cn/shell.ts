import type { WordsOnceSignedIn } from '../words.ts';
import { waitOf } from './amounts.ts';

export const userMenu: WordsOnceSignedIn['userMenu'] = {
  signOut: '退出登录',
  signOutFailed: '你仍处于登录状态。',
};

export const anotherAccount: WordsOnceSignedIn['anotherAccount'] = {
  notice: (email) => `此浏览器中已登录另一个账号，当前账号是 ${email}。此标签页中的操作未生效。`,
};

export const home: WordsOnceSignedIn['home'] = {
  title: '首页',
  greeting: (platform) => `欢迎使用 ${platform}`,
  signedInAs: (email) => `当前登录账号：${email}`,
  cardTitle: '双因素认证',
  activeText: '登录需要密码和第二因素，仅窃取密码无法登录。',
  inactiveText: '此账号目前仅受密码保护。添加手机应用生成的验证码，两分钟即可完成。',
  manage: '管理双因素认证',
  turnOn: '设置双因素认证',
};

export const sessions: WordsOnceSignedIn['sessions'] = { title: '会话' };
export const activity: WordsOnceSignedIn['activity'] = { title: '活动' };
export const account: WordsOnceSignedIn['account'] = { title: '账号' };

export const stepUp: WordsOnceSignedIn['stepUp'] = {
  title: '确认是你本人',
  text: '此操作涉及账号安全。请输入密码以继续。',
  textOrPasskey: '此操作涉及账号安全。请输入密码，或使用通行密钥。',
  confirm: '确认',
  problems: {
    wrong_credentials: '密码不正确，请重试。',
    too_many_attempts: (facts) => `密码尝试次数过多。请等待${waitOf(facts)}后重试。`,
  },
};

export const sessionEnd: WordsOnceSignedIn['sessionEnd'] = {
  title: '会话即将结束',
  unused: '这里已有一段时间没有操作。如果不保持登录，你需要重新登录，已输入但未发送的内容会丢失。',
  tooOld: '你已登录一天，会话不能持续更久。之后需要重新登录；请先完成手头的操作。',
  soon: '会话即将结束。',
  timeLeft: (time) => `剩余时间：${time}`,
  lastSeconds: '还剩 20 秒。',
  stay: '保持登录',
  finish: '先完成操作',
};

export const helpLinks: WordsOnceSignedIn['helpLinks'] = {
  'get-app': '如何启用',
  scan: '扫描帮助',
  'text-key': '文本密钥帮助',
  confirm: '验证码不匹配？',
  'save-recovery-codes': '什么是恢复码？',
  'delete-old-entry': '如何更换手机',
  verify: '登录帮助',
  'verify-by-email': '邮件验证码帮助',
  passkeys: '通行密钥帮助',
  'verify-by-recovery-code': '恢复码帮助',
  'lost-phone': '手机丢失帮助',
  inactive: '什么是双因素认证？',
  active: '如何更换手机',
  deactivation: '停用帮助',
};
