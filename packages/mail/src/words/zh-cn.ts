import type { MailWords } from './mail-words.ts';

const momentFormat = new Intl.DateTimeFormat('zh-CN', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZone: 'UTC',
});

export const zhCn: MailWords = {
  language: 'zh-CN',
  moment: (at) => `${momentFormat.format(at)}（UTC）`,
  colon: '：',
  emailCode: {
    'sign-in': {
      subject: (platformName) => `${platformName} 登录验证码`,
      preview: (minutes) => `用于刚刚发起的登录，${minutes} 分钟内有效，仅可使用一次。`,
      heading: (platformName) => `登录 ${platformName}`,
      instruction: (platformName) =>
        `有人输入了你的 ${platformName} 账号的正确密码，并要求通过邮件获取验证码。如果是你本人操作，请输入此验证码完成登录。`,
      warning: [
        '这说明有人知道了你的密码。没有此验证码，对方无法登录，请勿将验证码告诉任何人。',
        '请立即请管理员修改你的密码，并向管理员说明这封邮件。',
      ],
    },
    deactivation: {
      subject: (platformName) => `${platformName} 停用双因素认证验证码`,
      preview: (minutes) => `用于刚刚发起的停用操作，${minutes} 分钟内有效，仅可使用一次。`,
      heading: () => '停用双因素认证',
      instruction: (platformName) =>
        `有人在登录你的 ${platformName} 账号后要求停用双因素认证。如果是你本人操作，请输入此验证码进行确认。停用后，仅凭密码即可登录此账号。`,
      warning: [
        '这说明有人登录了你的账号。只要没有人输入此验证码，双因素认证就会保持启用，请勿将验证码告诉任何人。',
        '请立即请管理员修改你的密码，并向管理员说明这封邮件。',
      ],
    },
  },
  codeLabel: '验证码',
  codeLifetime: (minutes) => `自下方所示的请求时间起 ${minutes} 分钟内有效，仅可使用一次。`,
  request: {
    heading: '请求信息',
    time: '时间',
    browser: '浏览器',
    browserOn: (browser, system) => `${browser}（${system}）`,
    unknownBrowser: '未知浏览器',
    address: '网络地址',
    unknownAddress: '未知地址',
  },
  unlockLink: {
    subject: (platformName) => `${platformName} 免等待登录链接`,
    preview: (hours) => `无需等待即可登录。链接 ${hours} 小时内有效，仅可使用一次。`,
    heading: '无需等待即可登录',
    instruction: (platformName) =>
      `有人在 ${platformName} 的登录页请求了此链接。密码输错次数过多后，我们不认识的浏览器需要等待。如果是你本人操作，请在要用来登录的浏览器中打开此链接。`,
    label: '允许此浏览器登录',
    fallback: '如果按钮无法使用，请复制以下链接，在该浏览器中打开：',
    lifetime: (hours) => `自下方所示的请求时间起 ${hours} 小时内有效，仅可使用一次。打开链接不会直接登录任何人。`,
    warning: ['你无需做任何操作。你的密码依然有效，任何人都无法仅凭此链接登录。'],
  },
  notice: {
    activated: {
      subject: (platformName) => `${platformName} 双因素认证已启用`,
      preview: '从现在起，仅凭密码无法登录此账号。',
      heading: '双因素认证已启用',
      instruction: (platformName) =>
        `有人在登录你的 ${platformName} 账号后启用了双因素认证。如果是你本人操作，则无需做任何操作。从现在起，仅凭密码无法登录此账号。`,
      warning: [
        '这说明有人知道了你的密码，并在你的账号中添加了对方的身份验证器应用。请使用邮件验证码登录，然后停用双因素认证；如果无法完成，可以联系管理员。',
        '请立即请管理员修改你的密码，并向管理员说明这封邮件。',
      ],
    },
    deactivated: {
      subject: (platformName) => `${platformName} 双因素认证已停用`,
      preview: '从现在起，仅凭密码即可登录此账号。',
      heading: '双因素认证已停用',
      instruction: (platformName) =>
        `有人在登录你的 ${platformName} 账号后停用了双因素认证。如果是你本人操作，则无需做任何操作。从现在起，仅凭密码即可登录此账号。`,
      warning: [
        '这说明有人登录了你的账号，并且能查看你的邮件。请修改此邮箱的密码。',
        '请立即请管理员修改你的账号密码，并向管理员说明这封邮件。然后登录并重新启用双因素认证。',
      ],
    },
  },
  ifNotYou: '如果不是你本人操作',
  neverAsked: {
    code: (platformName) => `${platformName} 的工作人员绝不会向你索要此验证码。`,
    link: (platformName) => `${platformName} 的工作人员绝不会向你索要此链接。`,
  },
};
