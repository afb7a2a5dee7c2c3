import type { NewPasswordWords } from '../words.ts';

export const newPassword: NewPasswordWords = {
  label: '新密码',
  confirm: '确认密码',
  missing: '请输入新密码。',
  mismatch: '两次输入的密码不一致。请再次输入新密码。',
  advice: {
    empty: '至少 15 个字符，种类不限。四个互不相关的词语很容易记住。',
    short: (missing) => `还需要 ${missing} 个字符。`,
    long: '已超过 256 个字符。',
    unchanged: '这是你的当前密码。',
    fine: '长度足够。请不要在其他地方使用此密码。',
  },
  flaws: {
    'too-short': '密码太短：至少需要 15 个字符。',
    'too-long': '密码太长：最多 256 个字符。',
    common: '很多人使用此密码，攻击者会最先尝试它。请换一个密码。',
    guessable: '此密码容易从你的邮箱、平台名称或重复的内容中猜到。请换一个密码。',
    unchanged: '这是你的当前密码。请换一个密码。',
  },
};
