import type { ProblemFacts } from '../../bff/problem-sentence.ts';
import type { ResetWords } from '../words.ts';

const triesLeft = ({ attemptsLeft }: ProblemFacts) => (attemptsLeft === null ? '' : `还可以尝试 ${attemptsLeft} 次。`);

export const reset: ResetWords = {
  title: '忘记密码',
  text: '请输入你账号的邮箱地址。我们会向你发送用于设置新密码的链接和验证码。',
  send: '发送',
  toSignIn: '返回登录',
  sentTitle: '请查看邮箱',
  sentTo: (email) =>
    `如果 ${email} 已有账号，邮件即将送达。请打开邮件中的链接，或在此输入邮件中的验证码。两者均在 30 分钟内有效，仅可使用一次。`,
  code: '验证码',
  codeHint: '请输入最新一封邮件中的 8 位数字。',
  tooFewDigits: '此验证码有 8 位数字，这里不足 8 位，因此未提交。',
  tooManyDigits: '此验证码只有 8 位数字，这里超出了 8 位，因此未提交。请只保留验证码。',
  noSingleCode: '这段文字中没有唯一的 8 位验证码，因此未提交。请只输入 8 位数字。',
  goOn: '继续',
  spamHint: '一分钟后仍未收到？请查看垃圾邮件文件夹，并检查邮箱地址是否正确。',
  sendAgain: '再次发送',
  sentAgain: '如果已有账号，另一封邮件即将送达。之前邮件中的链接依然有效。',
  codeProblems: {
    wrong_code: (facts) => `验证码不正确。请输入最新一封邮件中的 8 位数字。${triesLeft(facts)}`,
    challenge_gone: '此处无法继续尝试验证码。请打开邮件中的链接，或再次发送邮件。',
    too_many_attempts: '此邮箱的验证码尝试次数过多。请改用邮件中的链接。',
  },
  sendProblems: {
    too_many_attempts: '此处请求的邮件过多。请等待几分钟后重试。',
  },
  newTitle: '设置新密码',
  change: '修改密码',
  endsSessions: '所有已登录你账号的人都会退出登录。双因素认证保持不变。',
  goneTitle: '此链接已失效',
  gone: '链接已被使用，或已超过 30 分钟。如果你已设置新密码，请用新密码登录。',
  brokenTitle: '此链接不完整',
  broken: '链接地址缺少一部分。请从邮件中重新打开，或将完整地址复制到浏览器中。',
  sendAnother: '重新发送链接',
};
