import type { WithoutPhoneWords } from '../words.ts';

const lostPhone: WithoutPhoneWords['lostPhone'] = {
  intro: '你仍然可以登录。请依次选用下面第一个可行的方式：',
  passkey: '它可能在你的另一台设备或安全密钥上。',
  'recovery-code': '你在纸上或文件中保存过十个恢复码。任意一个都可以让你登录一次。',
  email: '我们会把验证码发送到你的邮箱。',
  administrator: '联系管理员',
  administratorText: '以上方式都不可行？管理员可以核实你的身份并提供帮助。',
  afterwards: '登录之后',
  thenMove: '已经有另一部手机？请立即迁移到新手机，重新拥有身份验证器。',
  thenAdd: '已经有另一台设备或安全密钥？请立即在上面添加通行密钥。',
  thenDeactivate: '还没有？请先停用双因素认证，等有了再启用。在此期间，仅凭密码即可登录。',
};

const proveFactor: WithoutPhoneWords['proveFactor'] = {
  title: '用第二因素确认',
  text: '你是通过邮件验证码登录的。仅凭邮箱不能更改第二因素：请用你拥有的另一个因素确认。',
  neither: '都没有？请取消，然后停用双因素认证；之后可以重新启用。',
};

const withoutAuthenticator: WithoutPhoneWords['withoutAuthenticator'] = {
  email: '你本次通过邮件验证码登录，没有使用身份验证器。',
  recovery: '你本次使用恢复码登录，没有使用身份验证器。',
  next: '手机不在了？',
};

const withoutPasskey: WithoutPhoneWords['withoutPasskey'] = {
  email: '你本次通过邮件验证码登录，没有使用通行密钥。',
  recovery: '你本次使用恢复码登录，没有使用通行密钥。',
  next: '通行密钥不在了？',
};

export const withoutPhone: WithoutPhoneWords = { lostPhone, proveFactor, withoutAuthenticator, withoutPasskey };
