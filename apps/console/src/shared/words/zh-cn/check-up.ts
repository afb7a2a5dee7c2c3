import type { CheckUpWords } from '../words.ts';
import { waitOf } from './amounts.ts';

export const checkUp: CheckUpWords = {
  card: {
    title: '身份验证器应用还能用吗？',
    text: '你已有几周没有使用身份验证器应用的验证码。趁现在已登录，测试一个验证码，以免下次登录时才发现问题。',
    codes: (left) => `你还有 ${left} 个恢复码。还记得放在哪里吗？`,
    noCodes: '你已没有可用的恢复码，手机丢失时会用到它们。可以在设置中生成新的恢复码。',
    later: '以后再说',
    postponed: '好的，一个月后会再次提醒。',
  },
  intro: '检查登录时能否使用身份验证器应用的验证码。测试不会消耗验证码。',
  submit: '测试',
  works: '验证码有效，登录时可以使用此应用的验证码。',
  clockIsRight: '手机时间准确，应用中此账号的密钥也正确。',
  nothingSpent: '测试没有消耗任何验证码。下次登录时，请输入应用届时显示的验证码。',
  done: '返回设置',
  clock: {
    title: '如何校准手机时间',
    android:
      '**Android：**打开“设置”，进入“系统”中的“日期和时间”，开启“自动设置时间”。三星手机在“常规管理”中，名为“自动日期和时间”。',
    ios: '**iPhone 和 iPad：**打开“设置”，进入“通用”中的“日期与时间”，开启“自动设置”。',
    afterwards: '然后回到应用，等待下一个验证码出现，再测试一次。',
  },
  checks: {
    title: '请检查以下几点',
    entry: (platform, email) =>
      `**条目是否正确。**请在应用中找到 ${platform} 下的 ${email}。如果有两个条目，只有较新的有效。`,
    newest: '**验证码是否最新。**如果即将更新，请等待下一个。',
    otherwise: '**仍然不正确？**说明应用中的密钥不是当前的密钥。请在退出登录之前，到设置中重新设置。',
  },
  lastTest: '目前的测试次数已用完，几小时后可以再次测试。登录不受影响。',
  problems: {
    too_many_attempts: (facts) => `目前的测试次数已用完。请等待${waitOf(facts)}后再测试。登录不受影响。`,
  },
};
