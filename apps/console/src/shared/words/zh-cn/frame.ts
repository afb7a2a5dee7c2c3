import type { Words } from '../words.ts';
import { waitOf } from './amounts.ts';

export const common: Words['common'] = {
  skipToContent: '跳到正文',
  tryAgain: '重试',
  cancel: '取消',
  back: '上一步',
  continue: '继续',
  home: '首页',
  settings: '设置',
  sections: '栏目',
  opensInNewTab: '（在新标签页中打开）',
};

export const preferences: Words['preferences'] = {
  colours: '外观',
  light: '浅色',
  dark: '深色',
  system: '跟随设备',
  language: '语言',
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

export const home: Words['home'] = {
  title: '首页',
  greeting: (platform) => `欢迎使用 ${platform}`,
  signedInAs: (email) => `当前登录账号：${email}`,
  cardTitle: '双因素认证',
  activeText: '登录时需要密码和验证码。只偷到密码的人无法登录。',
  inactiveText: '目前只有密码在保护这个账号。加上手机验证码，两分钟即可完成。',
  manage: '管理双因素认证',
  turnOn: '设置双因素认证',
};

export const stepUp: Words['stepUp'] = {
  title: '确认是你本人',
  text: '你即将更改登录方式。请输入密码以继续。',
  confirm: '确认',
  problems: {
    wrong_credentials: '密码不匹配，请重试。',
    too_many_attempts: (facts) => `密码尝试次数过多。请等待${waitOf(facts)}后重试。`,
  },
};

export const notFound: Words['notFound'] = {
  title: '页面不存在',
  text: '这个地址没有页面。链接可能已过时，或有输入错误。',
  goHome: '回到首页',
};

export const loadFailed: Words['loadFailed'] = {
  title: '无法加载此内容',
};
