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

/** From here on the mail asks for new ones. */
const FEW = 3;

function codesLeftSentence(left: number): string {
  if (left === 0) return '这是最后一个恢复码，请在设置中生成新的恢复码。';
  return left <= FEW ? `仅剩 ${left} 个恢复码，请在用完之前到设置中生成新的恢复码。` : `还剩 ${left} 个恢复码。`;
}

/** What to do once somebody else may know the password. */
const newPassword = '请立即在登录页通过“忘记密码？”设置新密码，并向管理员说明这封邮件。';
const newPasswords = '请修改此邮箱的密码，然后在登录页通过“忘记密码？”为你的账号设置新密码，并向管理员说明这封邮件。';

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
      warning: ['这说明有人知道了你的密码。没有此验证码，对方无法登录，请勿将验证码告诉任何人。', newPassword],
    },
    deactivation: {
      subject: (platformName) => `${platformName} 停用双因素认证验证码`,
      preview: (minutes) => `用于刚刚发起的停用操作，${minutes} 分钟内有效，仅可使用一次。`,
      heading: () => '停用双因素认证',
      instruction: (platformName) =>
        `有人在登录你的 ${platformName} 账号后要求停用双因素认证。如果是你本人操作，请输入此验证码进行确认。停用后，仅凭密码即可登录此账号。`,
      warning: [
        '这说明有人登录了你的账号。只要没有人输入此验证码，双因素认证就会保持启用，请勿将验证码告诉任何人。',
        newPassword,
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
  newAddress: {
    code: {
      subject: (platformName) => `${platformName} 确认邮箱验证码`,
      preview: (minutes) => `用于将此邮箱设为账号邮箱，${minutes} 分钟内有效，仅可使用一次。`,
      heading: () => '确认此邮箱',
      instruction: (platformName) =>
        `有人在登录 ${platformName} 的一个账号后，想将此邮箱设为该账号的邮箱。如果是你本人操作，请输入此验证码进行确认。确认后，请使用此邮箱登录，与账号有关的邮件也会发送到这里。`,
      warning: [
        '这说明有人输错了邮箱，或使用了你的邮箱。只要没有人输入此验证码，就不会更改任何内容，请勿将验证码告诉任何人。你无需做其他操作。',
      ],
    },
    taken: {
      subject: (platformName) => `有人在 ${platformName} 的另一个账号中输入了你的邮箱`,
      preview: '此邮箱已属于你的账号，没有更改任何内容。',
      heading: () => '你的邮箱已有账号',
      instruction: (platformName) =>
        `有人在登录 ${platformName} 的一个账号后，想将此邮箱设为该账号的邮箱。此邮箱已属于另一个账号，而一个邮箱只能用于一个账号，因此没有更改任何内容。如果是你本人操作，请登录使用此邮箱的账号，或改用其他邮箱。`,
      warning: [
        '这说明有人输错了邮箱，或使用了你的邮箱。你的账号没有任何变化，对方也不会得知此账号存在。你无需做任何操作。',
      ],
    },
  },
  invitation: {
    subject: (platformName) => `${platformName} 邀请你加入`,
    preview: (days) => `设置密码后即可拥有账号。链接 ${days} 天内有效，仅可使用一次。`,
    heading: (platformName) => `欢迎加入 ${platformName}`,
    greeting: (name) => `${name}，你好！`,
    instruction: (platformName) => `你受邀加入 ${platformName}。请打开此链接并设置密码，你的账号会随即创建并登录。`,
    label: '创建账号',
    fallback: '如果按钮无法使用，请复制以下链接，在浏览器中打开：',
    lifetime: (days) => `自下方所示的时间起 ${days} 天内有效，仅可使用一次。如果已失效，请联系管理员重新发送。`,
    facts: { heading: '邀请信息', email: '邮箱' },
    ifUnexpected: '如果你并不知情',
    warning: ['你无需做任何操作。只要没有人打开此链接，你的邮箱就不会对应任何账号，链接到期后会自动失效。'],
  },
  signUp: {
    subject: (platformName) => `创建你的 ${platformName} 账号`,
    preview: (hours) => `设置密码后即可拥有账号。链接 ${hours} 小时内有效，仅可使用一次。`,
    heading: (platformName) => `创建你的 ${platformName} 账号`,
    instruction: (platformName) =>
      `有人使用此邮箱申请了 ${platformName} 的账号。如果是你本人操作，请打开此链接并设置密码，你的账号会随即创建并登录。`,
    label: '创建账号',
    fallback: '如果按钮无法使用，请复制以下链接，在浏览器中打开：',
    lifetime: (hours) => `自下方所示的请求时间起 ${hours} 小时内有效，仅可使用一次。`,
    warning: ['你无需做任何操作。只要没有人打开此链接，你的邮箱就不会对应任何账号，链接到期后会自动失效。'],
  },
  accountExists: {
    subject: (platformName) => `你已有 ${platformName} 账号`,
    preview: '请使用此邮箱和你的密码登录。',
    heading: () => '你已有账号',
    instruction: (platformName) =>
      `有人使用此邮箱申请了 ${platformName} 的账号，而此邮箱已有账号。如果是你本人操作，请使用此邮箱和你的密码登录。`,
    label: '前往登录',
    fallback: '如果按钮无法使用，请复制以下地址，在浏览器中打开：',
    lifetime: '此链接只会打开登录页，不会登录任何账号。如果忘记了密码，可以在登录页找到帮助。',
    warning: ['你无需做任何操作。你的账号没有任何变化，申请的人也不会得知此邮箱已有账号。'],
  },
  reset: {
    subject: (platformName) => `设置新的 ${platformName} 密码`,
    preview: (minutes) => `如何设置新密码。链接和验证码 ${minutes} 分钟内有效，仅可使用一次。`,
    heading: '设置新密码',
    instruction: (platformName) =>
      `有人请求为你的 ${platformName} 账号设置新密码。如果是你本人操作，请打开此链接并设置新密码。双因素认证保持不变。`,
    label: '设置新密码',
    fallback: '如果按钮无法使用，请复制以下链接，在浏览器中打开：',
    lifetime: (minutes) => `链接和下方的验证码自请求时间起 ${minutes} 分钟内有效，仅可使用一次，不会直接登录任何人。`,
    codeLabel: '在其他设备上阅读此邮件？请在请求新密码的页面中输入此验证码：',
    warning: ['你无需做任何操作。只要没有人使用此链接或验证码，你的密码就依然有效。'],
  },
  notice: {
    activated: {
      subject: (platformName) => `${platformName} 双因素认证已启用`,
      preview: '从现在起，仅凭密码无法登录此账号。',
      heading: '双因素认证已启用',
      instruction: (platformName) =>
        `有人在登录你的 ${platformName} 账号后启用了双因素认证。如果是你本人操作，则无需做任何操作。从现在起，仅凭密码无法登录此账号。`,
      meaning: '这说明有人知道了你的密码，并在你的账号中添加了对方的身份验证器应用或通行密钥。',
      remedy: '请使用邮件验证码登录，然后停用双因素认证；如果无法完成，可以联系管理员。',
      inAnyCase: newPassword,
    },
    deactivated: {
      subject: (platformName) => `${platformName} 双因素认证已停用`,
      preview: '从现在起，仅凭密码即可登录此账号。',
      heading: '双因素认证已停用',
      instruction: (platformName) =>
        `有人在登录你的 ${platformName} 账号后停用了双因素认证。如果是你本人操作，则无需做任何操作。从现在起，仅凭密码即可登录此账号。`,
      meaning: '这说明有人登录了你的账号，并且能查看你的邮件。',
      remedy: '密码修改后，请登录并重新启用双因素认证。',
      inAnyCase: newPasswords,
    },
    moved: {
      subject: (platformName) => `${platformName} 双因素认证已迁移到新手机`,
      preview: '你之前的身份验证器应用已经失效。',
      heading: '已迁移到新手机',
      instruction: (platformName) =>
        `有人在登录你的 ${platformName} 账号后把双因素认证迁移到了新手机。如果是你本人操作，请删除旧手机上的旧条目。你之前的身份验证器应用已经失效，其他会话也已全部退出。`,
      meaning: '这说明有人登录了你的账号，并用对方的身份验证器应用替换了你的。',
      remedy: '请使用恢复码或邮件验证码登录，然后迁移到新手机或停用双因素认证，对方会被退出登录。',
      inAnyCase: newPassword,
    },
    'authenticator-added': {
      subject: (platformName) => `${platformName} 已添加身份验证器应用`,
      preview: '从现在起，它的验证码可以与密码一起用于登录。',
      heading: '已添加身份验证器应用',
      instruction: (platformName) =>
        `有人在登录你的 ${platformName} 账号后添加了一个身份验证器应用。如果是你本人操作，则无需做任何操作。从现在起，除了通行密钥之外，它的验证码也可以作为第二步验证；你的其他会话均已结束。`,
      meaning: '这说明有人登录了你的账号，并添加了对方的身份验证器应用。',
      remedy: '请登录，并在设置中迁移到新手机或停用双因素认证，对方会被退出登录。',
      inAnyCase: newPassword,
    },
    'passkey-added': {
      subject: (platformName) => `${platformName} 已添加通行密钥`,
      preview: '从现在起，它可以与密码一起用于登录。',
      heading: '已添加通行密钥',
      instruction: (platformName) =>
        `有人在登录你的 ${platformName} 账号后添加了一个通行密钥或安全密钥。如果是你本人操作，则无需做任何操作。从现在起，除了原有方式之外，它也可以作为第二步验证；你的其他会话均已结束。`,
      meaning: '这说明有人登录了你的账号，并添加了对方的密钥。',
      remedy: '请登录，并在设置中移除该通行密钥，这会让对方退出登录。',
      inAnyCase: newPassword,
    },
    'passkey-removed': {
      subject: (platformName) => `${platformName} 已移除通行密钥`,
      preview: '它已无法用于登录。',
      heading: '已移除通行密钥',
      instruction: (platformName) =>
        `有人在登录你的 ${platformName} 账号后移除了你的一个通行密钥或安全密钥。如果是你本人操作，请在你的设备或密码管理器中也将其删除。它已无法用于登录，你的其他会话均已结束。`,
      meaning: '这说明有人登录了你的账号，并正在移除你的登录方式。',
      remedy: '请使用其他方式登录，重新添加该通行密钥，并结束所有其他会话。',
      inAnyCase: newPassword,
    },
    'passkey-copied': {
      subject: (platformName) => `${platformName} 已拒绝一个通行密钥：它可能被复制`,
      preview: '它的计数倒退了，单个密钥不会出现这种情况。',
      heading: '通行密钥可能被复制',
      instruction: (platformName) =>
        `有人输入了你的 ${platformName} 账号的正确密码，并使用了你的一个通行密钥或安全密钥签名。该密钥会对签名计数，而这次计数倒退了，因此已被拒绝：它可能已被复制。如果是你本人操作，请在设置中移除该通行密钥并重新添加。`,
      meaning: '这说明有人知道了你的密码，并拥有你的密钥的副本。',
      remedy: '请使用其他方式登录，并在设置中移除该通行密钥。',
      inAnyCase: newPassword,
    },
    'email-codes-switched-off': {
      subject: (platformName) => `${platformName} 邮件验证码登录已关闭`,
      preview: '从现在起，只能使用通行密钥、身份验证器应用或恢复码完成登录。',
      heading: '邮件验证码登录已关闭',
      instruction: (platformName) =>
        `有人在登录你的 ${platformName} 账号后关闭了邮件验证码登录。如果是你本人操作，只需妥善保管恢复码：从现在起，第二步验证只能使用通行密钥、身份验证器应用或恢复码。你的其他会话均已结束。`,
      meaning: '这说明有人登录了你的账号，并正在移除你的登录方式。',
      remedy: '请使用通行密钥、身份验证器应用或恢复码登录，并在设置中重新开启邮件验证码登录。',
      inAnyCase: newPassword,
    },
    'email-codes-switched-on': {
      subject: (platformName) => `${platformName} 邮件验证码登录已重新开启`,
      preview: '此邮箱收到的验证码又可以作为第二步验证。',
      heading: '邮件验证码登录已重新开启',
      instruction: (platformName) =>
        `有人在登录你的 ${platformName} 账号后重新开启了邮件验证码登录。如果是你本人操作，则无需做任何操作。从现在起，除密码之外，此邮箱收到的验证码又可以作为第二步验证；你的其他会话均已结束。`,
      meaning: '这说明有人登录了你的账号，并且可能查看你的邮件。',
      remedy: '请登录，并在设置中再次关闭邮件验证码登录，这会让对方退出登录。',
      inAnyCase: newPasswords,
    },
    'recovery-code-used': {
      subject: (platformName) => `有人使用恢复码登录了 ${platformName}`,
      preview: '恢复码代替了你的身份验证器或通行密钥，此恢复码现已失效。',
      heading: '恢复码已被使用',
      instruction: (platformName, codesLeft) =>
        `有人使用正确的密码和你的一个恢复码登录了你的 ${platformName} 账号。如果是你本人操作，请现在就迁移到新手机或添加新的通行密钥，以免继续消耗恢复码。${codesLeftSentence(codesLeft)}`,
      meaning: '这说明有人知道了你的密码，并且持有你的恢复码。',
      remedy: '请登录并生成新的恢复码，旧的恢复码会随之失效。',
      inAnyCase: newPassword,
    },
    'recovery-codes-renewed': {
      subject: (platformName) => `${platformName} 已生成新的恢复码`,
      preview: '你之前的恢复码已经失效。',
      heading: '已生成新的恢复码',
      instruction: (platformName) =>
        `有人在登录你的 ${platformName} 账号后生成了新的恢复码。如果是你本人操作，则无需做任何操作。你之前的恢复码已经失效，其他会话也已全部退出。`,
      meaning: '这说明有人登录了你的账号，并持有可以打开账号的恢复码。',
      remedy: '请登录并生成新的恢复码，对方的恢复码会随之失效，对方也会被退出登录。',
      inAnyCase: newPassword,
    },
    'change-undone': {
      subject: (platformName) => `${platformName} 账号的更改已撤销`,
      preview: '所有人均已退出登录，密码已经失效。',
      heading: '更改已撤销',
      instruction: (platformName) =>
        `有人使用了我们邮件中的“这不是我本人操作”链接，撤销了你的 ${platformName} 账号的一项更改。双因素认证已恢复到更改之前的状态，所有人均已退出登录，密码已经失效。如果是你本人操作，请在登录页通过“忘记密码？”设置新密码，然后用更改之前的方式登录。`,
      meaning: '这说明有人能查看你的邮件。',
      remedy: '设置新密码后，请用更改之前的方式登录，并在设置中确认双因素认证的状态是否符合你的意愿。',
      inAnyCase: newPasswords,
    },
    'password-reset': {
      subject: (platformName) => `${platformName} 密码已重置`,
      preview: '有人通过此邮箱收到的链接设置了新密码，所有人均已退出登录。',
      heading: '密码已重置',
      instruction: (platformName) =>
        `有人通过此邮箱收到的链接或验证码，为你的 ${platformName} 账号设置了新密码。如果是你本人操作，则无需做任何操作。所有人均已退出登录。双因素认证保持不变，但 24 小时内邮件验证码无效。`,
      meaning: '这说明有人能查看你的邮件，并设置了对方知道的密码。',
      remedy: '请再次设置新密码，对方的密码会随之失效，对方也会被退出登录。',
      inAnyCase: newPasswords,
    },
    'sessions-ended': {
      subject: (platformName) => `${platformName} 的其他会话已全部退出`,
      preview: '现在只有发起此操作的浏览器仍处于登录状态。',
      heading: '其他会话已全部退出',
      instruction: (platformName) =>
        `有人在登录你的 ${platformName} 账号后退出了其他所有会话。如果是你本人操作，则无需做任何操作。现在只有下方所示的浏览器仍处于登录状态。`,
      meaning: '这说明有人登录了你的账号，并且知道你的密码。',
      remedy: '请登录，然后在“设置”的“会话”中退出其他所有会话，让对方退出登录。',
      inAnyCase: newPassword,
    },
    'new-browser': {
      subject: (platformName) => `新的浏览器登录了 ${platformName}`,
      preview: '你的账号在一个从未登录过的浏览器中登录了。',
      heading: '新的浏览器已登录',
      instruction: (platformName) =>
        `有人在一个从未登录过你账号的浏览器中登录了你的 ${platformName} 账号。如果是你本人操作，则无需做任何操作。你可以在“设置”的“偏好设置”中关闭此类邮件。`,
      meaning: '这说明有人知道了你的密码；如果你已启用双因素认证，对方还通过了第二步验证。',
      remedy: '请登录，然后在“设置”的“会话”中退出其他所有会话。',
      inAnyCase: newPassword,
    },
    'wrong-codes': {
      subject: (platformName) => `${platformName} 密码正确，但验证码多次错误`,
      preview: '有人输入了你的密码，随后多次输错验证码，并未因此登录。',
      heading: '密码正确，但验证码多次错误',
      instruction: (platformName) =>
        `有人输入了你的 ${platformName} 账号的正确密码，随后多次输错验证码。如果是你本人操作，请在设置中用“测试我的验证码”检查手机时间，或使用其他方式登录。你可以在“设置”的“偏好设置”中关闭此类邮件。`,
      meaning: '这说明有人知道了你的密码。双因素认证到目前为止挡住了对方，并且对方可以尝试的验证码次数是有限的。',
      remedy: '请不要停用双因素认证，也不要把任何验证码告诉别人。',
      inAnyCase: newPassword,
    },
    'help-begun': {
      subject: (platformName) => `帮助你重新登录 ${platformName}`,
      preview: '管理员为你提供了重新登录的途径。在你确认开始之前，不会有任何更改。',
      heading: '帮助你重新登录',
      instruction: (platformName) =>
        `管理员得知你无法登录你的 ${platformName} 账号：身份验证器应用或通行密钥，以及恢复码都已不在。如果情况属实，请使用这封邮件中的链接开始恢复。24 小时后双因素认证将被停用，届时仅凭密码即可登录此账号。在此之前可以随时取消。`,
      meaning: '这说明有人以你的名义联系了管理员。只要没有人开始恢复，就不会有任何更改。',
      remedy: '请不要开始恢复，也不要把这封邮件转发给任何人。',
      inAnyCase: '请向管理员询问是谁提出的请求，并说明这封邮件。',
    },
    'recovery-started': {
      subject: (platformName) => `${platformName} 双因素认证将在 24 小时后停用`,
      preview: '如果不是你本人操作，请取消。在此之前一切保持不变。',
      heading: '24 小时后停用',
      instruction: (platformName) =>
        `有人使用我们发送的链接开始了你的 ${platformName} 账号的恢复。24 小时后双因素认证将被停用，届时仅凭密码即可登录此账号。如果是你本人操作，只需等待。如果在此期间找到了身份验证器、通行密钥或恢复码，请登录并取消恢复。`,
      meaning: '这说明有人能查看你的邮件，并在等待仅凭密码即可登录你的账号。',
      remedy: '请在这 24 小时内登录，并在页面上取消恢复。',
      inAnyCase: '请修改此邮箱的密码，向管理员询问是谁以你的名义求助，并说明这封邮件。',
    },
    'recovery-cancelled': {
      subject: (platformName) => `${platformName} 账号恢复已取消`,
      preview: '双因素认证保持启用，没有变化。',
      heading: '恢复已取消',
      instruction: (platformName) =>
        `有人通过我们邮件中的链接，或在已登录的浏览器中，取消了你的 ${platformName} 账号的恢复。双因素认证保持启用。如果是你本人操作，则无需做任何操作。如果仍然无法登录，请再次联系管理员。`,
      meaning: '这说明有人能查看你的邮件，或登录了你的账号。',
      remedy: '请管理员暂时封禁此账号，直到你有了新密码。',
      inAnyCase: newPasswords,
    },
    'recovery-completed': {
      subject: (platformName) => `24 小时已过，${platformName} 双因素认证已停用`,
      preview: '从现在起，仅凭密码即可登录此账号。',
      heading: '恢复已完成',
      instruction: (platformName) =>
        `你的 ${platformName} 账号的恢复于 24 小时前开始，期间没有人取消。双因素认证已停用，所有人均已退出登录。如果是你本人操作，请使用密码登录，并用新的手机或通行密钥重新启用双因素认证。`,
      meaning: '这说明有人能查看你的邮件，而现在仅凭密码即可登录此账号。',
      remedy: '密码修改后，请登录并重新启用双因素认证。',
      inAnyCase: newPasswords,
    },
    'password-changed': {
      subject: (platformName) => `${platformName} 账号密码已修改`,
      preview: '你之前的密码已经失效，其他会话也已全部退出。',
      heading: '密码已修改',
      instruction: (platformName) =>
        `有人在登录你的 ${platformName} 账号后，输入当前密码并设置了新密码。如果是你本人操作，则无需做任何操作。你之前的密码已经失效，其他会话也已全部退出。`,
      meaning: '这说明有人知道了你的密码并登录了你的账号，你已无法登录。',
      remedy: '请在登录页通过“忘记密码？”设置新密码，对方会被退出登录。',
      inAnyCase: '请检查你的账号是否有其他变化，并向管理员说明这封邮件。',
    },
    'email-changed': {
      subject: (platformName) => `${platformName} 账号邮箱已更改`,
      preview: '从现在起，与账号有关的邮件会发送到另一个邮箱。',
      heading: '账号邮箱已更改',
      instruction: (platformName) =>
        `有人在登录你的 ${platformName} 账号后将账号邮箱更改为另一个邮箱。如果是你本人操作，则无需做任何操作。从现在起，请使用新邮箱登录，与账号有关的邮件也会发送到新邮箱；这是发送到此邮箱的最后一封邮件。`,
      meaning: '这说明有人登录了你的账号，正在将其据为己有。对方之后的更改不会再通知到你。',
      remedy: '请管理员帮你找回账号。',
      inAnyCase: '请向管理员说明这封邮件，并修改此邮箱的密码。',
    },
  },
  undo: {
    does: {
      activated:
        '此链接会移除对方的身份验证器应用或通行密钥，以及恢复码，让所有人退出登录，并让密码失效。设置新密码后，仅凭密码即可登录此账号，与之前一样。',
      deactivated:
        '此链接会重新启用双因素认证，恢复你之前的身份验证器应用、通行密钥和恢复码，让所有人退出登录，并让密码失效，之后由你设置新密码。',
      moved: '此链接会恢复你之前的身份验证器应用，让所有人退出登录，并让密码失效，之后由你设置新密码。',
      'authenticator-added':
        '此链接会移除该身份验证器应用，让所有人退出登录，并让密码失效，之后由你设置新密码。你的通行密钥保持不变。',
      'passkey-added': '此链接会移除该通行密钥，让所有人退出登录，并让密码失效，之后由你设置新密码。',
      'passkey-removed': '此链接会让该通行密钥重新可用，让所有人退出登录，并让密码失效，之后由你设置新密码。',
      'recovery-codes-renewed':
        '此链接会让新的恢复码失效，恢复你之前的恢复码，让所有人退出登录，并让密码失效，之后由你设置新密码。',
      'password-changed': '此链接会让那个密码失效，并让所有人退出登录。在你设置新密码之前，任何人都无法登录。',
      'email-changed':
        '无论之后又更改了什么，此链接都会恢复账号的这个邮箱，以及你当时的身份验证器应用、通行密钥和恢复码，让所有人退出登录，并让密码失效，之后由你设置新密码。',
      'password-reset': '此链接会让那个密码失效，并让所有人退出登录。在你设置新密码之前，任何人都无法登录。',
    },
    label: '这不是我本人操作',
    fallback: '如果按钮无法使用，请复制以下链接，在浏览器中打开：',
    lifetime: (hours) =>
      `自上方所示的请求时间起 ${hours} 小时内有效，仅可使用一次。链接会先打开一个页面，在你确认之前不会更改任何内容。`,
  },
  recovery: {
    cancels: '此链接会取消恢复，双因素认证保持启用，没有变化。',
    label: { start: '前往恢复页面', cancel: '取消恢复' },
    lifetime: {
      start: (hours) => `自下方所示的时间起 ${hours} 小时内有效。链接会先打开一个页面，在你确认之前不会开始。`,
      cancel: (hours) =>
        `自上方所示的请求时间起 ${hours} 小时内有效。链接会先打开一个页面，在你确认之前不会更改任何内容。`,
    },
  },
  ifNotYou: '如果不是你本人操作',
  neverAsked: {
    code: (platformName) => `${platformName} 的工作人员绝不会向你索要此验证码。`,
    link: (platformName) => `${platformName} 的工作人员绝不会向你索要此链接。`,
    linkOrCode: (platformName) => `${platformName} 的工作人员绝不会向你索要此链接或验证码。`,
  },
};
