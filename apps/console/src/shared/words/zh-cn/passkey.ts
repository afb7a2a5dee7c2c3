import type { PasskeyWords } from '../words.ts';
import { triesLeft } from './amounts.ts';

export const passkey: PasskeyWords = {
  text: '浏览器会要求你触摸、刷脸或输入 PIN，以代替验证码。',
  signFailures: {
    cancelled:
      '未使用通行密钥：操作已取消、已超时，或此处没有此账号的通行密钥，浏览器不会说明是哪一种。请重试，或使用其他方式。',
    unsupported: '此浏览器无法在此使用通行密钥。请使用其他方式，或换用更新版本的浏览器。',
    'wrong-address': '浏览器拒绝在此地址使用通行密钥。请通过控制台自己的地址打开，或使用其他方式。',
    aborted: '浏览器又收到了一次通行密钥请求，前一次因此中止。请重试。',
    failed: '你的设备或安全密钥未能应答。请重试，或使用其他方式。',
  },
  createFailures: {
    cancelled: '未创建通行密钥：操作已取消或已超时。请重试。',
    registered: '此设备或安全密钥已有此账号的通行密钥。请使用另一台设备或另一个安全密钥。',
    unsupported: '此浏览器无法在此创建通行密钥。请使用更新版本的浏览器。',
    'wrong-address': '浏览器拒绝在此地址使用通行密钥。请通过控制台自己的地址打开。',
    aborted: '浏览器又收到了一次通行密钥请求，前一次因此中止。请重试。',
    failed: '你的设备或安全密钥未能创建通行密钥。请重试，或换用另一个。',
  },
  problems: {
    wrong_code: (facts) => `此通行密钥未被接受。请使用另一个，或使用其他方式。${triesLeft(facts)}`,
    passkey_taken: '已有账号使用此通行密钥。请换用另一台设备或另一个安全密钥。',
    passkey_refused: '无法验证此通行密钥，或创建用时超过了五分钟。请重试。',
    not_found: '此账号已没有通行密钥。请使用其他方式。',
  },
};
