import type { ProblemFacts } from '../../bff/problem-sentence.ts';
import type { AccountWords } from '../words.ts';
import { waitOf } from './amounts.ts';
import { wrongMailedCode } from './codes.ts';

const noFurtherMail = (facts: ProblemFacts) => `暂时无法继续发送验证码。请等待${waitOf(facts)}后重试。`;

export const account: AccountWords = {
  email: {
    title: '邮箱',
    text: '你使用此邮箱登录，验证码和与账号有关的邮件也会发送到这里。',
    change: '更改邮箱',
    changed: (email) => `从现在起，请使用 ${email} 登录。其他会话已全部退出，我们也已通知你之前的邮箱。`,
  },
  password: {
    title: '密码',
    text: '设置新密码后，其他会话会全部退出。',
    change: '修改密码',
    changed: '密码已修改，其他会话已全部退出。',
  },
  changePassword: {
    title: '修改密码',
    intro: '其他会话会全部退出，我们会发送邮件通知你。当前会话不受影响。',
    current: '当前密码',
    submit: '修改密码',
    currentMissing: '请输入当前密码。',
    wrong: '当前密码不正确，请重试。',
    problems: {
      too_many_attempts: (facts) => `密码尝试次数过多。请等待${waitOf(facts)}后重试。`,
    },
  },
  changeEmail: {
    title: '更改邮箱',
    intro: (email) => `当前邮箱是 ${email}。我们会向新邮箱发送验证码；输入验证码之前，不会做任何更改。`,
    effect: '更改后请使用新邮箱登录，其他会话会全部退出。我们会通知你之前的邮箱，72 小时内可以从那里撤销此更改。',
    field: '新邮箱',
    send: '发送',
    submit: '更改邮箱',
    another: '使用其他邮箱',
    sendProblems: {
      not_an_email: '无法向此地址发送邮件。请检查后重试。',
      email_unchanged: '账号已在使用此邮箱。',
      too_many_attempts: noFurtherMail,
      mail_unavailable: '验证码发送失败，未做任何更改。请检查邮箱，或一分钟后重试。',
    },
    problems: {
      wrong_code: (facts) =>
        facts.attemptsLeft === 0 ? '验证码不正确，且尝试次数已用完。请重新发送验证码。' : wrongMailedCode(facts),
      no_pending_email_change: '此验证码已过期或已被替换。请重新发送验证码。',
      email_taken: '此邮箱已被使用，或不久前仍在使用。请换一个邮箱；未做任何更改。',
    },
  },
};
