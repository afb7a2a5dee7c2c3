import type { StrangersWords } from '../words.ts';

const number = new Intl.NumberFormat('zh-CN');

export const strangers: StrangersWords = {
  exposure: {
    title: '如果有人知道你的密码',
    chance: (guesses, oneIn) =>
      `知道你密码的人一年内最多只能尝试 ${number.format(guesses)} 个验证码，猜中的概率约为 ${number.format(oneIn)} 分之一。`,
    noChance: '即使有人知道你的密码，也无从猜测：通行密钥和恢复码无法被猜中。',
    tried: (count) => (count === 0 ? '最近 30 天内没有人尝试过。' : `最近 30 天内已尝试 ${number.format(count)} 个。`),
    others: (count) =>
      `有人输入了你的正确密码，随后输错了 ${number.format(count)} 次验证码，所用的浏览器从未通过第二步验证。`,
    advice: '如果不是你本人操作，说明密码已经泄露：请立即修改密码，其他所有会话也会随之退出。',
    changePassword: '修改密码',
    endSessions: '退出其他所有会话',
  },
  mails: {
    title: '账号相关邮件',
    names: { 'new-browser': '新的浏览器登录', 'wrong-codes': '密码正确但验证码错误' },
    texts: {
      'new-browser': '每当你的账号在一个从未登录过的浏览器中登录时发送。',
      'wrong-codes': '一天内有三个验证码错误时发送，每小时最多一封，每天最多三封。',
    },
    always: '更改第二重验证方式以及使用恢复码时，一定会发送邮件通知你。',
  },
};
