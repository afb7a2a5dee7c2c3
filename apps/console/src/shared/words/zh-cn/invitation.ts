import type { InvitationWords } from '../words.ts';
import { waitOf } from './amounts.ts';

export const invitation: InvitationWords = {
  title: (platform) => `欢迎加入 ${platform}`,
  greeting: (name) => `${name}，你好！`,
  text: '设置密码后，你的账号即可使用。接下来，我们会介绍如何保护它。',
  email: '邮箱',
  create: '创建账号',
  takenTitle: '你已有账号',
  taken: '此邮箱已有账号。请使用你的密码登录。',
  goneTitle: '此链接已失效',
  gone: '链接已被使用、已过期或已被撤回。如果你已设置密码，请直接登录。',
  askAdministrator: '否则请联系管理员重新发送链接。',
  askHere: '否则可以重新发送链接。',
  brokenTitle: '此链接不完整',
  broken: '链接地址缺少一部分。请从邮件中重新打开，或将完整地址复制到浏览器中。',
  toSignIn: '前往登录',
  signUp: {
    title: '创建账号',
    text: '我们会向你发送一个链接，你可以通过它设置密码，同时确认邮箱属于你。',
    send: '发送',
    sent: (email) => `邮件即将送达 ${email}。请在 24 小时内打开其中的链接。如未收到，请查看垃圾邮件文件夹。`,
    sendAgain: '再次发送',
    haveAccount: '已有账号？',
    closedTitle: '账号需要邀请',
    closed: '此处不能自行创建账号。请联系管理员邀请你。',
    problems: {
      too_many_attempts: (facts) => `请求链接的次数过多。请等待${waitOf(facts)}后重试。`,
      not_found: '此处不能自行创建账号。请联系管理员邀请你。',
    },
  },
};
