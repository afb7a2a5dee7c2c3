import type { ProblemFacts } from '../../bff/problem-sentence.ts';
import type { RecoveryWords } from '../words.ts';

const triesLeft = ({ attemptsLeft }: ProblemFacts) => (attemptsLeft === null ? '' : `还可以尝试 ${attemptsLeft} 次。`);

const recoveryCode: RecoveryWords['recoveryCode'] = {
  label: '恢复码',
  hint: '请输入一个你保存的恢复码。每个恢复码仅可使用一次。',
  tooShort: '恢复码由 16 位字母和数字组成，这里不足 16 位，因此未提交。',
  tooLong: '恢复码由 16 位字母和数字组成，这里超出了 16 位，因此未提交。请只保留一个恢复码。',
  noSingleCode: '这段文字中没有唯一的恢复码，因此未提交。请只输入一个恢复码。',
  problems: {
    wrong_code: (facts) =>
      `此恢复码无效：可能已被使用，或属于旧的一组。请检查后重试，或使用另一个。${triesLeft(facts)}`,
  },
};

const saveCodes: RecoveryWords['saveCodes'] = {
  title: '保存恢复码',
  short: '恢复码',
  text: '如果手机或通行密钥不在了，每个恢复码都可以配合密码让你登录一次。恢复码只在此时显示，之后不再显示。',
  where: '请打印出来，或存放在你保管密码的地方。不要只存在手机上。',
  list: '你的恢复码',
  copy: '复制',
  copied: '已复制',
  copyFailed: '浏览器不允许在此复制。恢复码已选中，请自行复制。',
  download: '下载',
  downloaded: '文件已保存到下载文件夹。请将它移到安全的地方。',
  print: '打印',
  saved: '我已保存',
  later: '稍后再说',
  proof: '请从你保存的内容中输入任意一个恢复码。此恢复码不会因此失效。',
  finish: '完成',
  show: '重新显示',
  problems: {
    wrong_code: (facts) => `这不是刚才显示的恢复码。请检查后重试，或重新显示。${triesLeft(facts)}`,
    not_found: '这些恢复码已在另一个窗口中被替换。请在设置中生成新的恢复码。',
  },
};

const savedCodes: RecoveryWords['savedCodes'] = {
  title: (platform) => `${platform} 恢复码`,
  fileName: (platform) => `恢复码 - ${platform}.txt`,
  platform: '平台',
  account: '账号',
  date: '生成日期',
  purpose: '手机或通行密钥不在了的时候，可以用一个恢复码代替它登录。',
  use: (offer) => `登录时，输入密码之后选择“${offer}”。每个恢复码仅可使用一次。`,
  keep: '任何人只要持有一个恢复码并知道你的密码，就能以你的身份登录。请与手机分开存放，不要向任何人展示。',
  replaced: '生成新的恢复码之后，这些恢复码即失效。',
};

const recoveryCodes: RecoveryWords['recoveryCodes'] = {
  left: (count, day) => `共 10 个，还剩 ${count} 个，${day}生成。`,
  few: (count) => `只剩 ${count} 个了。请在用完之前生成新的恢复码。`,
  none: '恢复码已用完。请生成新的恢复码，以便手机或通行密钥不在了的时候仍能登录。',
  notSaved: '你还没有确认已保存恢复码。如果已经保存，则无需担心；如果没有，请生成新的恢复码，旧的会随之失效。',
  neverMade: '你还没有恢复码：启用时尚无此功能。花两分钟生成一组，以备手机不在了的时候使用。',
  make: '生成新的恢复码',
  replace: '新的恢复码会取代现有的恢复码，旧的立即失效。',
};

const move: RecoveryWords['move'] = {
  title: '迁移到新手机',
  offer: '换了新手机？迁移到新手机：在新手机可用之前，旧手机一直有效。',
  text: '请准备好新手机。在新手机确认之前，旧手机一直有效；如果中途停止，一切保持不变。',
  submit: '验证并迁移',
  deleteOldEntry: {
    title: '删除旧条目',
    short: '旧条目',
    text: '从现在起，由新手机生成验证码。请在旧手机的应用中删除此账号的条目：旧条目的验证码已失效，而两个相似的条目容易混淆。',
    notAtHand: '旧手机已经不在了？那就无需删除，任何人都无法使用其中的条目。',
    done: '完成',
  },
};

const addition: RecoveryWords['addition'] = {
  title: '添加身份验证器应用',
  notSetUp: '尚未设置。通行密钥不在手边时，可以改用手机上的应用登录。',
  text: '通行密钥保持不变，能用时请优先使用：验证码可能被假冒的页面骗走。应用确认之后，其他所有会话都会退出登录。',
  submit: '验证并添加',
  lostPasskey: '通行密钥丢失了，还没有新的？请先在此停用，等有了新的再重新启用。',
  hasAdded: '身份验证器应用已添加。从现在起，除了通行密钥，也可以用它的验证码登录。',
};

export const recovery: RecoveryWords = {
  recoveryCode,
  saveCodes,
  savedCodes,
  recoveryCodes,
  move,
  addition,
};
