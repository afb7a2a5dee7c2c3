import type { Words } from '../words.ts';
import { waitOf } from './amounts.ts';

export const common: Words['common'] = {
  skipToContent: '跳到主要内容',
  tryAgain: '重试',
  cancel: '取消',
  back: '上一步',
  close: '关闭',
  continue: '继续',
  home: '首页',
  settings: '设置',
  sections: '主菜单',
  opensInNewTab: '（在新标签页中打开）',
  stillWorking: '仍在处理中，所需时间比平时长。',
};

export const preferences: Words['preferences'] = {
  title: '偏好设置',
  languageReach: '控制台和我们发送的邮件都使用此语言。',
  coloursReach: '仅适用于此浏览器。',
  colours: '外观',
  light: '浅色',
  dark: '深色',
  system: '跟随系统',
  language: '语言',
  notLoaded: (language) => `“${language}”未能加载。请检查网络连接，然后重新选择。`,
  notSaved: '此语言未能保存到你的账号，重新加载页面后会恢复原来的语言。',
};

export const helpLinks: Words['helpLinks'] = {
  anywhere: '帮助',
  'get-app': '如何启用',
  scan: '扫描帮助',
  'text-key': '文本密钥帮助',
  confirm: '验证码不匹配？',
  verify: '登录帮助',
  'verify-by-email': '邮件验证码帮助',
  inactive: '什么是双因素认证？',
  active: '如何更换手机',
  deactivation: '停用帮助',
};

export const userMenu: Words['userMenu'] = {
  signOut: '退出登录',
  signOutFailed: '你仍处于登录状态。',
};

export const anotherAccount: Words['anotherAccount'] = {
  notice: (email) => `此浏览器中已登录另一个账号，当前账号是 ${email}。此标签页中的操作未生效。`,
};

export const home: Words['home'] = {
  title: '首页',
  greeting: (platform) => `欢迎使用 ${platform}`,
  signedInAs: (email) => `当前登录账号：${email}`,
  cardTitle: '双因素认证',
  activeText: '登录需要密码和验证码，仅窃取密码无法登录。',
  inactiveText: '此账号目前仅受密码保护。添加手机应用生成的验证码，两分钟即可完成。',
  manage: '管理双因素认证',
  turnOn: '设置双因素认证',
};

export const stepUp: Words['stepUp'] = {
  title: '确认是你本人',
  text: '你即将更改登录方式。请输入密码以继续。',
  confirm: '确认',
  problems: {
    wrong_credentials: '密码不正确，请重试。',
    too_many_attempts: (facts) => `密码尝试次数过多。请等待${waitOf(facts)}后重试。`,
  },
};

export const sessionEnd: Words['sessionEnd'] = {
  title: '会话即将结束',
  unused: '这里已有一段时间没有操作。如果不保持登录，你需要重新登录，已输入但未发送的内容会丢失。',
  tooOld: '你已登录一天，会话不能持续更久。之后需要重新登录；请先完成手头的操作。',
  soon: '会话即将结束。',
  timeLeft: (time) => `剩余时间：${time}`,
  lastSeconds: '还剩 20 秒。',
  stay: '保持登录',
  finish: '先完成操作',
};

export const notFound: Words['notFound'] = {
  title: '页面不存在',
  text: '此地址没有对应的页面。链接可能已失效，或输入有误。',
  goHome: '返回首页',
};

export const loadFailed: Words['loadFailed'] = {
  title: '内容加载失败',
};
