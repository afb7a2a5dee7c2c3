import type { WordsOfWizard } from '../words.ts';
import { span, triesLeft, waitOf } from './amounts.ts';
import { wrongAppCode } from './codes.ts';

const activation: WordsOfWizard['activation'] = {
  eyebrow: '启用双因素认证',
  progress: '步骤',
  stepOf: (step, steps) => `第 ${step} 步，共 ${steps} 步`,
  startAgain: '重新开始',
  expired: '此二维码已过期。请重新开始以获得新的二维码。如果已扫描，请从应用中删除对应的条目。',
};

const getApp: WordsOfWizard['getApp'] = {
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

const byPasskey: WordsOfWizard['byPasskey'] = {
  offer: '改用通行密钥',
  short: '通行密钥',
  useApp: '改用身份验证器应用',
};

const scan: WordsOfWizard['scan'] = {
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

const confirm: WordsOfWizard['confirm'] = {
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

export const wizard: WordsOfWizard = { activation, getApp, byPasskey, scan, confirm };
