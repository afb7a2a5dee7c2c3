import type { DeliveryWords } from '../words.ts';

export const delivery: DeliveryWords = {
  delayed: '你的邮箱尚未接收邮件，稍后会自动重试。',
  delivered: '邮件已送达。如果收件箱中没有，请查看垃圾邮件文件夹。',
  bounced: {
    orOtherWay: '你的邮箱拒收了这封邮件。请使用其他方式。',
    orRecoveryCode: '你的邮箱拒收了这封邮件。请使用其他方式，例如恢复码。',
    noOtherWay: '你的邮箱拒收了这封邮件。请确认邮箱能正常收信，然后重新发送验证码。',
  },
  complained: '你的邮箱将这封邮件判为垃圾邮件。请标记为非垃圾邮件，以免收不到之后的邮件。',
};
