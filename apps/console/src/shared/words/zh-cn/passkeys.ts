import type { PasskeysWords } from '../words.ts';

const emailCodes: PasskeysWords['emailCodes'] = {
  title: '登录时的邮件验证码',
  accepted: '目前也可以用邮件验证码登录，因此能读取你邮箱的人，只需再知道密码即可登录。',
  refused: (hasApp) => `邮件验证码不能用于登录：只有通行密钥${hasApp ? '、身份验证器应用' : ''}或恢复码可以。`,
  switchOff: '关闭邮件验证码',
  switchOn: '重新接受邮件验证码',
  needsCodes: (hasApp) =>
    `关闭邮件验证码之前，请先保存恢复码：没有通行密钥${hasApp ? '和身份验证器应用' : ''}时，恢复码是唯一的登录方式。`,
  toCodes: '前往恢复码',
  warningTitle: '关闭邮件验证码？',
  warning: (hasApp) =>
    `关闭后，邮箱不再能用于登录。如果通行密钥${hasApp ? '和手机都' : ''}丢失，只剩恢复码可用；没有恢复码，任何人都无法让你立即登录。`,
  codesLeft: (left) => `还剩 ${left} 个恢复码。你知道它们在哪里吗？`,
  elsewhere: '关闭后，其他所有会话也会退出登录。',
  hasSwitchedOff: '邮件验证码已关闭。请将恢复码保存在找得到的地方。',
  hasSwitchedOn: '邮件验证码又可以用于登录了。',
  problems: {
    no_passkey: '此账号已没有通行密钥，因此邮件验证码保持不变。请先添加通行密钥。',
    no_recovery_codes: '你已没有保存过的恢复码。请先生成并保存新的恢复码。',
  },
};

export const passkeys: PasskeysWords = {
  emailCodes,
  added: '添加于',
  lastUsed: '最近使用',
  neverUsed: '从未使用',
  isSynced: '在你的设备之间同步',
  isBound: '仅限一台设备',
  none: '没有通行密钥。',
  add: '添加通行密钥',
  rename: '重命名',
  remove: '移除',
  notOffered: '浏览器在此地址不提供通行密钥：地址必须以 https 开头，或为 localhost。',
  notHere: '此浏览器无法创建通行密钥。请使用更新版本的浏览器添加。',
  addTitle: '添加通行密钥',
  addText:
    '通行密钥由你的设备、密码管理器或安全密钥保管。请为它取一个便于辨认的名称，然后浏览器会询问存放位置。添加后，其他所有会话都会退出登录。',
  activateTitle: '使用通行密钥',
  activateText:
    '使用通行密钥登录时，只需触摸、刷脸或输入 PIN，无需验证码。请为它取一个便于辨认的名称，然后浏览器会询问存放位置。',
  offer: '验证码可能被假冒的页面骗走，通行密钥不会。添加一个，登录只需轻轻一触；身份验证器应用照常可用。',
  notNow: '暂不',
  name: '名称',
  proposedName: (browser, system) => `${system} 上的 ${browser}`,
  nameMissing: '请输入名称。',
  nameTooLong: (most) => `名称最多 ${most} 个字符。`,
  nameNotUsable: '请去掉不可见的字符。',
  save: '保存',
  renameTitle: '重命名此通行密钥',
  removeTitle: '移除此通行密钥？',
  removeText: (name) =>
    `“${name}”将不能再用于登录，其他所有会话都会退出登录。你的设备或密码管理器中仍会保留它，请在那里一并删除。`,
  deactivate: '前往停用',
  isLast: (name) =>
    `“${name}”是你唯一的通行密钥，而你没有身份验证器应用。请先添加另一个通行密钥或该应用，或停用双因素认证。`,
  hasAdded: (name) => `“${name}”已添加，从现在起可以用它登录。`,
  hasRenamed: (name) => `已重命名为“${name}”。`,
  hasRemoved: (name) => `“${name}”已移除。`,
  problems: {
    not_found: '该通行密钥已不存在。',
    too_many_passkeys: '你已有 20 个通行密钥，达到上限。移除一个后才能再添加。',
    last_primary_factor: '其他通行密钥已被移除，因此这一个会保留。',
  },
};
