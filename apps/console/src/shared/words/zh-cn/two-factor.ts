import type { Words } from '../words.ts';
import { span, triesLeft, waitOf } from './amounts.ts';
import { noFurtherCode, nothingToDeactivate, wrongAppCode, wrongMailedCode } from './codes.ts';

export const twoFactor: Words['twoFactor'] = {
  title: '双因素认证',
  intro: '在密码之外增加一道验证：手机应用显示的验证码。',
  active: '已启用',
  inactive: '未启用',
  activeSince: (day) => `自${day}起，登录需要密码和验证码。`,
  inactiveText: '任何知道你密码的人都能登录你的账号。启用后，没有手机应用中的验证码就无法登录。',
  factorNames: { authenticator: '身份验证器应用', email: '邮件验证码' },
  factorTexts: {
    authenticator: 'Google Authenticator 或任何其他身份验证器应用',
    email: '手机不在身边时，我们可以把验证码发送到你的邮箱。',
  },
  mailboxWarning: '能进入你邮箱的人也能获得验证码。请像保护此账号一样保护你的邮箱。',
  deactivationMailbox: '停用所需的验证码会发送到你的邮箱。请像保护此账号一样保护你的邮箱。',
  changedPhone: '更换或丢失了手机？请先在此停用，再用新手机重新启用。',
  activate: '启用',
  deactivate: '停用',
  activated: '双因素认证已启用。从下次登录起，需要输入验证码。',
  deactivated: '双因素认证已停用。从现在起，仅凭密码即可登录。',
  sendProblems: {
    not_active: nothingToDeactivate,
    too_many_attempts: (facts) => `暂时无法继续发送验证码。请等待${waitOf(facts)}后再次点击“停用”。`,
    mail_unavailable: '验证码发送失败，未做任何更改。请一分钟后重试。',
  },
};

export const activation: Words['activation'] = {
  eyebrow: '启用双因素认证',
  progress: '步骤',
  stepOf: (step, steps) => `第 ${step} 步，共 ${steps} 步`,
  startAgain: '重新开始',
  expired: '此二维码已过期。请重新开始以获得新的二维码。如果已扫描，请从应用中删除对应的条目。',
};

export const getApp: Words['getApp'] = {
  title: '安装应用',
  short: '应用',
  text: '请在手机上安装 Google Authenticator。它每 30 秒显示一个新的 6 位验证码，无需联网。',
  appName: 'Google Authenticator',
  googlePlay: 'Google Play',
  googlePlayFor: '适用于 Android',
  appStore: 'App Store',
  appStoreFor: '适用于 iPhone 和 iPad',
  anyApp: '已经在用其他身份验证器应用？同样可以使用。',
};

export const scan: Words['scan'] = {
  title: '扫描二维码',
  short: '扫描',
  text: '在 Google Authenticator 中点按加号，选择“扫描二维码”，然后将相机对准这里。',
  textOnPhone: '你正在使用手机，无需扫描：可以从这里打开应用，或将密钥复制到应用中。',
  qrCode: '包含此账号密钥的二维码',
  qrCodeOnPhone: '应用在另一台设备上？用它扫描这个二维码。',
  openInApp: '在身份验证器中打开',
  enterTextCode: '输入文本密钥',
  enterTextCodeHow: '在应用中点按加号，选择“输入设置密钥”，然后输入以下内容。密钥类型请选择“基于时间”。',
  account: '账号',
  issuer: '颁发者',
  key: '文本密钥',
  copy: '复制',
  copied: '已复制',
  copyFailed: '浏览器不允许在此复制。密钥已选中，请自行复制。',
  keepSecret: '看到此密钥的人可以生成你的验证码。请勿向任何人展示。',
};

export const confirm: Words['confirm'] = {
  title: '输入验证码',
  short: '确认',
  hint: '请输入应用当前为此账号显示的 6 位数字。',
  submit: '验证并启用',
  noTriesLeft: '此二维码的尝试次数已用完。请使用新的二维码重新开始；目前未做任何更改。',
  problems: {
    wrong_code: (facts) => {
      const drift = facts.clockDriftSeconds;
      if (!drift) return wrongAppCode(facts);
      const direction = drift > 0 ? '快' : '慢';
      return `手机时间大约${direction}了 ${span(Math.abs(drift))}。请将日期和时间设为自动设置，然后输入下一个验证码。${triesLeft(facts)}`;
    },
    too_many_attempts: (facts) => `验证码尝试次数过多。请等待${waitOf(facts)}后输入新的验证码。目前未做任何更改。`,
  },
};

export const deactivation: Words['deactivation'] = {
  title: '停用双因素认证',
  meaning: '停用后，仅凭密码即可登录，任何知道密码的人都能登录。',
  mailbox: '验证码会发送到你的邮箱。能进入你邮箱的人，登录后也能停用双因素认证。',
  offer: '我们会向你的邮箱发送验证码。输入验证码之前，不会做任何更改。',
  send: '发送',
  submit: '确认停用',
  keep: '保持启用',
  problems: {
    wrong_code: (facts) =>
      facts.attemptsLeft === 0 ? '验证码不正确，且尝试次数已用完。请发送新的验证码以继续。' : wrongMailedCode(facts),
    challenge_gone: '此验证码已过期或已被替换。请发送新的验证码以继续。',
    too_many_attempts: (facts) => `此账号的验证码尝试次数过多。请等待${waitOf(facts)}后重试。`,
  },
  sendProblems: {
    not_active: nothingToDeactivate,
    too_many_attempts: noFurtherCode,
    mail_unavailable: '验证码发送失败。双因素认证仍处于启用状态；请一分钟后重试。',
  },
};
