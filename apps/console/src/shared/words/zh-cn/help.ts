import type { Help, Words } from '../words.ts';

/** The help page in Simplified Chinese; see the English one about the asterisks. */
export const help = (screens: Words): Help => {
  const { activation, challengeEnded, common, confirm, deactivation, scan, signIn, twoFactor, verify } = screens;
  return {
    title: '双因素认证帮助',
    intro: '如何启用双因素认证、用它登录、更换手机，以及如何停用。',
    contents: '本页内容',
    titles: {
      'what-it-is': '什么是双因素认证',
      activate: '扫描二维码启用',
      'activate-by-text-key': '输入文本密钥启用',
      'sign-in': '使用 Google Authenticator 登录',
      'sign-in-by-email': '使用邮件验证码登录',
      'codes-do-not-match': '验证码不匹配时',
      'changed-phone': '更换或丢失手机时',
      deactivate: '停用双因素认证',
      'protect-your-mailbox': '保护好邮箱',
    },

    whatItIs: {
      proofs: '双因素认证通过两种方式证明是你本人：',
      know: '**你知道的：**密码。',
      have: '**你拥有的：**手机，其中的应用每 30 秒显示一个新的验证码。',
      why: '密码可能被猜中、被盗，也可能在多处重复使用。有了双因素认证，只知道密码的人仍然无法登录：他们还需要你的手机或邮箱。',
      app: '本页以 Google Authenticator 为例。其他身份验证器应用同样可以使用。',
    },

    activate: {
      need: '你需要手机和大约两分钟时间。',
      open: `在电脑上打开**${common.settings}**，点击**${twoFactor.activate}**。我们可能会先要求输入密码。`,
      getApp: `在手机上安装 Google Authenticator，然后点击**${common.continue}**。`,
      scan: `在应用中点按加号，选择“扫描二维码”，将相机对准屏幕上的二维码。然后点击**${common.continue}**。`,
      confirm: `输入应用现在为此账号显示的 6 位数字。输完最后一位即自动提交，也可以点击**${confirm.submit}**。`,
      done: `设置中现在显示**${twoFactor.active}**。从下次登录起，我们会要求输入验证码。`,
      nothingChanges: `在验证码通过之前，一切不变：任何一步都可以停下。如果二维码已过期，请点击**${activation.startAgain}**，并从应用中删除之前扫描的条目。`,
    },

    textKey: {
      when: '没有相机，或者应用就在当前设备上？请改为输入文本密钥。',
      open: `在**${scan.title}**这一步，点击**${scan.enterTextCode}**。在手机上，密钥会直接显示。`,
      enter: `在应用中点按加号，选择“输入设置密钥”，按照显示的内容输入账号和**${scan.key}**。密钥类型为基于时间。`,
      goOn: `点击**${common.continue}**，输入应用现在显示的 6 位数字。`,
      onPhone: `在手机上更简单：**${scan.openInApp}**会把密钥交给应用，**${scan.copy}**会复制密钥。`,
      secret: scan.keepSecret,
    },

    signIn: {
      password: `输入邮箱地址和密码，点击**${signIn.submit}**。`,
      code: `打开 Google Authenticator，找到此账号的条目，将 6 位数字填入**${verify.code}**。输完最后一位即自动提交，也可以点击**${verify.submit}**。`,
      next: '验证码每 30 秒更新一次，且仅可使用一次。如果即将更新，请等待下一个。',
    },

    byEmail: {
      when: '手机不在身边？我们可以把验证码发送到你的邮箱。',
      choose: `像平时一样输入邮箱地址和密码，然后选择**${verify.byEmail}**。`,
      send: `点击**${screens.verifyByEmail.send}**。`,
      find: '查看收件箱。邮件可能需要一分钟才能送达，有时会在垃圾邮件文件夹中。',
      enter: `将邮件中的 6 位数字填入**${verify.code}**。输完最后一位即自动提交，也可以点击**${verify.submit}**。`,
      newest: `点击**${screens.sentCode.resend}**会发送新的验证码，之前的验证码随即失效：只有最新一封邮件有效。`,
      switchedOff: '没有看到这个链接？说明此处已关闭邮件验证码。请联系管理员。',
    },

    noMatch: {
      usually: '通常是以下原因之一：',
      changed: '**验证码已更新。**应用中的验证码每 30 秒更新一次，请输入当前显示的验证码。',
      clock: '**手机的时钟不准。**应用根据时间生成验证码。请在手机的设置中将日期和时间设为自动。',
      entry: '**验证码属于另一个条目。**如果曾多次启用，只有最新的条目有效。',
      email: '**验证码来自较早的邮件。**只有最新一封邮件有效，且其中的验证码仅可使用一次。',
      end: `输错几次后，本次登录会结束，以免他人继续猜测。点击**${challengeEnded.signInAgain}**可获得新的次数。`,
    },

    changedPhone: {
      why: '验证码由手机上的应用生成。要改用另一部手机，请先停用，再重新启用：',
      signIn: '登录：旧手机还在，就用它的验证码；否则使用邮件验证码。',
      deactivate: `打开**${common.settings}**，点击**${twoFactor.deactivate}**，并输入邮件中的验证码确认。`,
      activate: `点击**${twoFactor.activate}**，用新手机扫描新的二维码。`,
      oldEntry: '从应用中删除旧条目，它的验证码已失效。',
      lost: '捡到手机的人仍然需要你的密码。即便如此，也请尽快改用新手机。',
    },

    deactivate: {
      meaning: deactivation.meaning,
      open: `打开**${common.settings}**，点击**${twoFactor.deactivate}**。我们可能会先要求输入密码。验证码会立即发送到你的邮箱。`,
      enter: `输入最新一封邮件中的 6 位数字。输完最后一位即自动提交，也可以点击**${deactivation.submit}**。`,
      entry: '从应用中删除对应的条目，它的验证码已失效。',
      keep: `改变主意了？点击**${deactivation.keep}**，一切不变。`,
    },

    mailbox: {
      why: '能查看你邮箱的人，可以得到我们发送到那里的验证码。如果还知道密码，就能以你的身份登录；登录之后，还能停用双因素认证。',
      protect: '因此，请为邮箱设置单独的密码，并在邮箱那里也启用双因素认证。',
      tellNobody: '只在这些页面上输入验证码。无论谁问，都不要告诉对方。',
    },

    pictures: {
      scan: `“${scan.title}”这一步：二维码，旁边是“${scan.enterTextCode}”按钮。`,
      'text-key': `二维码下方：账号、颁发者、四个一组的文本密钥，以及“${scan.copy}”按钮。`,
      confirm: `“${confirm.title}”这一步：六位数字的输入框和“${confirm.submit}”按钮。`,
      verify: `登录的第二步：“${verify.code}”输入框、“${verify.submit}”按钮和“${verify.byEmail}”链接。`,
      'verify-by-email': `验证码发送之后：收件地址、“${verify.code}”输入框和“${screens.sentCode.resend}”按钮。`,
      deactivation: `“${deactivation.title}”页面：六位数字的输入框和“${deactivation.submit}”按钮。`,
    },
  };
};
