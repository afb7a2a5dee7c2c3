import type { WordsOnceSignedIn } from '../words.ts';
import { waitOf } from './amounts.ts';
import { noFurtherCode, wrongMailedCode } from './codes.ts';

const nothingToDeactivate = '双因素认证未启用，无需停用。';

export const twoFactor: WordsOnceSignedIn['twoFactor'] = {
  title: '双因素认证',
  intro: '在密码之外增加一道验证：手机应用显示的验证码，或通行密钥。',
  active: '已启用',
  inactive: '未启用',
  activeSince: (day) => `自${day}起，登录需要密码和第二因素。`,
  inactiveText: '任何知道你密码的人都能登录你的账号。启用后，没有手机应用中的验证码就无法登录。',
  factorNames: {
    passkey: '通行密钥和安全密钥',
    authenticator: '身份验证器应用',
    email: '邮件验证码',
    'recovery-code': '恢复码',
  },
  factorTexts: {
    passkey: '触摸、刷脸或输入 PIN，代替验证码。其他网站无法骗取。',
    authenticator: 'Google Authenticator 或任何其他身份验证器应用',
    email: '没有其他方式可用时，我们可以把验证码发送到你的邮箱。',
    'recovery-code': '手机或通行密钥不在了的时候，每个恢复码都可以让你登录一次。',
  },
  mailboxWarning: '能进入你邮箱的人也能获得验证码。请像保护此账号一样保护你的邮箱。',
  deactivationMailbox: '停用所需的验证码会发送到你的邮箱。请像保护此账号一样保护你的邮箱。',
  changedPhone: '手机丢失了，还没有新手机？请先在此停用，等有了新手机再重新启用。',
  testCode: '测试我的验证码',
  activate: '启用',
  deactivate: '停用',
  activated: '双因素认证已启用。从下次登录起，需要输入验证码。',
  activatedByPasskey: '双因素认证已启用。从下次登录起，需要使用通行密钥。',
  deactivated: '双因素认证已停用。从现在起，仅凭密码即可登录。',
  moved: '从现在起由新手机生成验证码，旧手机不再需要了。',
  renewed: '新的恢复码已保存，之前的恢复码不再有效。',
  sendProblems: {
    not_active: nothingToDeactivate,
    too_many_attempts: (facts) => `暂时无法继续发送验证码。请等待${waitOf(facts)}后再次点击“停用”。`,
    mail_unavailable: '验证码发送失败，未做任何更改。请一分钟后重试。',
  },
};

export const deactivation: WordsOnceSignedIn['deactivation'] = {
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
