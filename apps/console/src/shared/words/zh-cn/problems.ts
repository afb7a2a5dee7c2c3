import type { OriginFlaw } from '@countersign/contract';
import type { Words } from '../words.ts';
import { moments, triesLeft, waitOf } from './amounts.ts';

export const unreachable: Words['unreachable'] = {
  offline: '网络已断开。请连接网络后重试。',
  'no-answer': '暂时无法连接服务器。请稍后重试。',
  'timed-out': '服务器响应超时。请稍后重试。',
  'too-many-cookies':
    '浏览器向此地址发送的 Cookie 超过了服务器可读取的上限，其中可能有同一地址下其他程序的 Cookie。请清除此地址的 Cookie，然后重新加载页面。',
  'not-passed-on':
    '浏览器与服务器之间的某个环节未读取请求便将其拒绝。请重新加载页面；如果问题仍然存在，请清除此地址的 Cookie。',
};

const hiddenOrigin =
  '浏览器或其扩展没有说明此请求的来源，因此请求被拒绝。请允许向此地址发送 Origin 请求头，或换用其他浏览器。';

const foreignOrigin: Record<OriginFlaw, string> = {
  missing: hiddenOrigin,
  hidden: hiddenOrigin,
  other: '此页面不是通过控制台自己的地址打开的。请使用控制台的地址打开后重试。',
  'cross-site': '浏览器报告此请求由其他网站发起，因此请求被拒绝。请重新加载页面后重试。',
};

export const unreadable: Words['unreadable'] = {
  'not-ours': '收到的响应不是来自我们的服务器，可能经过了代理或网络的登录页面。请检查网络连接，然后重新加载页面。',
  'other-version': '此页面与服务器版本不一致。请重新加载以获取当前版本。',
};

export const brokenInBrowser: Words['brokenInBrowser'] =
  '此页面在你的浏览器中出错了。请重新加载页面后重试；如果问题仍然存在，请使用更新版本的浏览器。';

const anotherEmail = '不能使用此邮箱。请换一个。';
const anotherPasskey = '不能使用此通行密钥。请换一个。';
export const emailHeld: Words['emailHeld'] = (until) =>
  `设置新密码或更改邮箱后的 24 小时内，邮件验证码无效${until === null ? '' : `，${until} 之后恢复`}。`;

/** What is said about a problem where the screen has no words of its own for it. */
export const problems: Words['problems'] = {
  malformed: '服务器无法理解此请求。请重新加载页面后重试。',
  not_signed_in: '登录状态已失效。请重新登录。',
  wrong_signature: '服务器无法理解此请求。请重新加载页面后重试。',
  duplicate_cookie: ({ cookie }) =>
    `浏览器重复发送了${cookie ? `名为“${cookie}”的 Cookie` : '本站的 Cookie'}，服务器无法判断以哪一个为准。请清除此地址的 Cookie，然后重新加载页面。`,
  foreign_origin: ({ originFlaw }) => foreignOrigin[originFlaw ?? 'other'],
  account_blocked: '此账号已被封禁。请联系管理员。',
  factor_required: '仅凭邮件验证码不能进行此操作。请用其他因素确认。',
  email_held: ({ heldUntil }) => emailHeld(heldUntil ? moments.time(heldUntil) : null),
  step_up_required: '你没有确认身份，因此未做任何更改。',
  not_found: '此内容已不存在。请返回并重新开始。',
  method_not_allowed: '此页面与服务器版本不一致。请重新加载以获取当前版本。',
  already_active: '此账号的双因素认证已启用。',
  last_primary_factor: anotherPasskey,
  not_active: '此账号的双因素认证未启用。',
  no_pending_activation: '没有正在进行的启用操作。请使用新的二维码重新开始。',
  no_pending_email_change: '没有正在进行的更改。请重新发送验证码。',
  no_passkey: anotherPasskey,
  no_recovery_codes: '此操作需要恢复码。请先生成并保存恢复码。',
  too_many_passkeys: anotherPasskey,
  passkey_taken: anotherPasskey,
  email_taken: anotherEmail,
  email_unchanged: anotherEmail,
  another_sign_in: '此浏览器中已登录了另一个账号，因此未做任何更改。请重新加载以查看当前账号。',
  newer_change: '你的账号之后又有更改，请先撤销最近的更改。',
  challenge_gone: '本次验证已结束。请重新开始。',
  link_gone: '此链接已被使用或已过期。请重新发送。',
  too_large: '提交的内容过大。请缩减后重试。',
  not_json: '此页面与服务器版本不一致。请重新加载以获取当前版本。',
  wrong_credentials: '邮箱或密码不正确。请检查后重试。',
  wrong_code: (facts) => `验证码不正确。请使用最新的验证码。${triesLeft(facts)}`,
  passkey_refused: anotherPasskey,
  not_an_email: anotherEmail,
  password_unchanged: '此密码不能使用。请换一个。',
  poor_password: '此密码不能使用。请换一个。',
  too_many_attempts: (facts) => `尝试次数过多。请等待${waitOf(facts)}后重试。`,
  unexpected: '系统出现问题。请稍后重试；如果问题仍然存在，请重新加载页面。',
  mail_unavailable: '邮件发送失败。请一分钟后重试。',
  unavailable: '服务暂时不可用。请一分钟后重试。',
};
