import type { AssistedRecoveryWords } from '../words.ts';

const exact = new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long', timeStyle: 'short', hourCycle: 'h23' });

export const assistedRecovery: AssistedRecoveryWords = {
  start: {
    title: '重新登录你的账号',
    text: '管理员得知你的身份验证器应用或通行密钥，以及恢复码都已不在。如果情况属实，请在此开始 24 小时的等待。',
    steps: {
      notice: '我们会向你发送一封可以取消等待的邮件，所有已登录你账号的浏览器也会显示提示。',
      wait: '24 小时后，双因素认证将被停用，所有人都会退出登录。',
      after: '届时你仅凭密码即可登录，然后用新的手机或通行密钥重新启用双因素认证。',
    },
    notYou: '你没有求助过？请关闭此页面，并告知管理员。只要没有人开始等待，就不会有任何更改。',
    submit: '开始 24 小时等待',
    doneTitle: '等待已开始',
    done: (at) => `双因素认证将于 ${at} 停用。在此之前一切保持不变。`,
    cancelling:
      '我们已向你发送一封邮件，其中的链接可以取消等待。找到了手机、通行密钥或恢复码？请登录，并在页面上取消。',
    afterwards: '时间到后，请使用密码登录，并用新的手机或通行密钥重新启用双因素认证。',
    goneTitle: '此链接已失效',
    gone: '恢复已取消或已结束、你的账号之后又有更改，或链接已超过 72 小时。请尝试照常登录；如果无法登录，请再次联系管理员。',
  },
  cancel: {
    title: '取消恢复',
    text: '有人开始了你的账号的恢复：24 小时的等待结束后，双因素认证将被停用。在此取消，双因素认证将保持启用。',
    wasYou: '如果你正在等待恢复，请关闭此页面，一切保持不变。',
    submit: '取消恢复',
    doneTitle: '恢复已取消',
    done: '双因素认证保持启用，你之前的身份验证器应用、通行密钥和恢复码依然有效。',
    advice: '如果不是你本人开始的，说明有人能查看你的邮件：请修改邮箱的密码，并告知管理员。',
    goneTitle: '没有可取消的恢复',
    gone: '恢复已取消，或 24 小时已过。如果双因素认证的停用违背你的意愿，请打开关于你账号的最新一封邮件，选择“这不是我本人操作”。',
  },
  broken: {
    title: '此链接不完整',
    text: '链接地址缺少一部分。请从邮件中重新打开，或将完整地址复制到浏览器中。',
  },
  banner: {
    title: '双因素认证即将停用',
    text: (at) => `有人通过我们邮件中的链接开始了你的账号的恢复。双因素认证将于 ${at} 停用，除非你取消。`,
    submit: '取消恢复',
    done: '恢复已取消，双因素认证保持启用。如果不是你本人开始的，请修改邮箱的密码，并告知管理员。',
  },
  moments: { exact: (moment: string) => exact.format(new Date(moment)) },
  toSignIn: '前往登录',
};
