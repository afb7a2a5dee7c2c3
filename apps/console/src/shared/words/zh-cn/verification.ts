import type { ProblemFacts } from '../../bff/problem-sentence.ts';
import type { WordsOnceSignedIn } from '../words.ts';
import { waitOf } from './amounts.ts';
import { noFurtherCode, wrongAppCode, wrongMailedCode } from './codes.ts';

const tooManyCodes = (facts: ProblemFacts) => `此账号的验证码尝试次数过多。请等待${waitOf(facts)}后重新登录。`;

const tooManyDigitCodes = (facts: ProblemFacts) =>
  `此账号的验证码尝试次数过多。请使用恢复码，或等待${waitOf(facts)}后重新登录。`;

export const verify: WordsOnceSignedIn['verify'] = {
  title: '双因素认证',
  code: '验证码',
  hint: '请输入 Google Authenticator 为此账号显示的 6 位数字。',
  tooFewDigits: '验证码有 6 位数字，这里不足 6 位，因此未提交。',
  tooManyDigits: '验证码只有 6 位数字，这里超出了 6 位，因此未提交。请只保留验证码。',
  noSingleCode: '这段文字中没有唯一的 6 位验证码，因此未提交。请只输入 6 位数字。',
  submit: '验证',
  byEmail: '通过邮件获取验证码',
  cannotUseApp: '手机不在身边？',
  byRecoveryCode: '使用恢复码',
  usePasskey: '使用通行密钥',
  recoveryCodeTitle: '使用恢复码登录',
  lostPhone: '手机丢失了',
  cannotUsePasskey: '无法使用通行密钥',
  problems: {
    wrong_code: wrongAppCode,
    too_many_attempts: tooManyCodes,
  },
  orRecoveryCodeProblems: { too_many_attempts: tooManyDigitCodes },
};

export const verifyByEmail: WordsOnceSignedIn['verifyByEmail'] = {
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
    not_found: '此账号无法通过邮件获取验证码。请使用其他方式。',
  },
};

export const challengeEnded: WordsOnceSignedIn['challengeEnded'] = {
  title: '本次登录已结束',
  timedOut: '登录已超时，或已在另一个窗口中完成。请重新登录。',
  noTriesLeft: '本次登录的尝试次数已用完。请重新登录后再试。',
  anotherTitle: '已开始另一次登录',
  another:
    '此浏览器中随后开始了另一次登录，本次登录因此结束。此处没有发送邮件，也没有消耗尝试次数。请在另一个标签页中继续，或在此重新登录。',
  signInAgain: '重新登录',
};

export const sentCode: WordsOnceSignedIn['sentCode'] = {
  sentTo: (address, until) => `验证码已发送到 ${address}，只能使用一次，${until} 前有效。`,
  hint: '请输入最新一封邮件中的 6 位数字。',
  spamHint: '一分钟后仍未收到？请查看垃圾邮件文件夹。',
  resend: '重新发送',
  resendIn: (time) => `${time} 后可重新发送`,
  resendReady: '现在可以重新发送验证码。',
  sentAgain: '新的验证码已发出，之前的验证码不再有效。',
};
