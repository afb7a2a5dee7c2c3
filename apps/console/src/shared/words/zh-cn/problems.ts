import type { Words } from '../words.ts';
import { triesLeft, waitOf } from './amounts.ts';

export const unreachable: Words['unreachable'] = {
  offline: '网络已断开。请连接网络后重试。',
  'no-answer': '暂时无法连接服务器。请稍后重试。',
  'timed-out': '服务器响应超时。请稍后重试。',
};

/** What is said about a problem where the screen has no words of its own for it. */
export const problems: Words['problems'] = {
  malformed: '服务器无法理解此请求。请重新加载页面后重试。',
  not_signed_in: '登录状态已失效。请重新登录。',
  foreign_origin: '此页面不是通过控制台自己的地址打开的。请使用控制台的地址打开后重试。',
  step_up_required: '你没有确认密码，因此未做任何更改。',
  not_found: '此内容已不存在。请返回并重新开始。',
  method_not_allowed: '此页面与服务器版本不一致。请重新加载以获取当前版本。',
  already_active: '此账号的双因素认证已启用。',
  not_active: '此账号的双因素认证未启用。',
  no_pending_activation: '没有正在进行的启用操作。请使用新的二维码重新开始。',
  another_sign_in: '此浏览器中已登录了另一个账号，因此未做任何更改。请重新加载以查看当前账号。',
  challenge_gone: '本次验证已结束。请重新开始。',
  link_gone: '此链接已被使用或已过期。请重新发送。',
  too_large: '提交的内容过大。请缩减后重试。',
  not_json: '此页面与服务器版本不一致。请重新加载以获取当前版本。',
  wrong_credentials: '邮箱或密码不正确。请检查后重试。',
  wrong_code: (facts) => `验证码不正确。请使用最新的验证码。${triesLeft(facts)}`,
  too_many_attempts: (facts) => `尝试次数过多。请等待${waitOf(facts)}后重试。`,
  unexpected: '系统出现问题。请稍后重试；如果问题仍然存在，请重新加载页面。',
  mail_unavailable: '邮件发送失败。请一分钟后重试。',
  unavailable: '服务暂时不可用。请一分钟后重试。',
};
