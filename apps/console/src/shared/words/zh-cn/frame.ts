import type { Words } from '../words.ts';

export const common: Words['common'] = {
  skipToContent: '跳到主要内容',
  tryAgain: '重试',
  cancel: '取消',
  back: '上一步',
  close: '关闭',
  continue: '继续',
  home: '首页',
  help: '帮助',
  settings: '设置',
  sections: '主菜单',
  opensInNewTab: '（在新标签页中打开）',
  stillWorking: '仍在处理中，所需时间比平时长。',
  betweenSentences: '',
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

export const notFound: Words['notFound'] = {
  title: '页面不存在',
  text: '此地址没有对应的页面。链接可能已失效，或输入有误。',
  goHome: '返回首页',
};

export const loadFailed: Words['loadFailed'] = {
  title: '内容加载失败',
};
