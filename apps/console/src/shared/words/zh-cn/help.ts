import type { Help, WizardWords } from '../words.ts';
import { passkeys } from './passkeys.ts';
import { recovery } from './recovery.ts';

const { addition, recoveryCode, recoveryCodes, saveCodes, move } = recovery;

/** The help page in Simplified Chinese; see the English one about the asterisks. */
export const help = (screens: WizardWords): Help => {
  const { activation, byPasskey, challengeEnded, common, confirm, deactivation, scan, signIn, twoFactor, verify } =
    screens;
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
      passkeys: twoFactor.factorNames.passkey,
      'recovery-codes': '使用恢复码',
      'codes-do-not-match': '验证码不匹配时',
      'changed-phone': '更换手机时',
      'lost-phone': '手机丢失时',
      'forgotten-password': '忘记密码时',
      'test-my-code': '测试验证码',
      deactivate: '停用双因素认证',
      'protect-your-mailbox': '保护好邮箱',
      'your-activity': '查看账号活动',
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
      save: `保存随后显示的十个恢复码，点击**${saveCodes.saved}**，并输入其中一个。`,
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
      find: '查看收件箱。邮件可能需要一分钟才能送达，有时会在垃圾邮件文件夹中。如果邮箱拒收，页面上可能会提示。',
      enter: `将邮件中的 6 位数字填入**${verify.code}**。输完最后一位即自动提交，也可以点击**${verify.submit}**。`,
      newest: `点击**${screens.sentCode.resend}**会发送新的验证码，之前的验证码随即失效：只有最新一封邮件有效。`,
      switchedOff: '没有看到这个链接？说明此处已关闭邮件验证码。请联系管理员。',
    },

    passkeys: {
      what: '通行密钥由你的设备、密码管理器或安全密钥保管。通过触摸、面容或 PIN 确认即可，无需输入验证码。它只对我们的页面有效，冒充的页面无法从中得到任何东西。',
      add: '添加通行密钥：',
      open: `打开**${common.settings}**，点击**${passkeys.add}**。我们可能会先要求输入密码。`,
      name: `取一个便于辨认的名称，点击**${common.continue}**。`,
      confirm: '浏览器会询问存放位置，请按提示确认。其他所有会话都会退出登录。',
      instead: `还没有身份验证器应用？在启用向导的第一页点击**${byPasskey.offer}**，即可仅用通行密钥启用。之后可以在设置中点击**${addition.title}**。`,
      signIn: `登录时，像平时一样输入邮箱地址和密码，然后点击**${verify.usePasskey}**并确认。如果也启用了应用，同样可以在那里输入它的验证码。`,
      fails: '无法使用？通常是以下原因之一：',
      cancelled: '**已取消或超时。**请再次点击按钮，并留意浏览器弹出的对话框。',
      elsewhere: '**通行密钥在别处。**未同步的通行密钥只能在创建它的设备上使用。请改用那台设备，或插入安全密钥。',
      deleted: `**已在设备上删除。**请用其他方式登录，并在设置中同样点击**${passkeys.remove}**。`,
      browser:
        '**浏览器在此无法使用通行密钥。**可能是版本过旧，或页面是在其他应用中打开的。请在设备自带的浏览器中打开。',
      otherWays: '都没有帮助？按钮下方有其他方式：应用的验证码、恢复码、邮件验证码。',
      lost: `存有通行密钥的设备或安全密钥丢失或已转让？请在设置中对应的名称旁点击**${passkeys.remove}**。捡到它的人仍然需要你的密码。`,
      noMailbox:
        '有了通行密钥后，可以在设置中关闭登录时的邮件验证码：能读取你邮箱的人便无法登录，而其他方式都丢失时，只剩恢复码可用。',
      second: '请再添加一个，例如留在家中的安全密钥，以免丢失一台设备就无法登录。',
    },

    recoveryCodes: {
      what: '启用双因素认证时，我们会显示十个恢复码，且只显示一次。它们是为手机或通行密钥不在了的那一天准备的：每个恢复码都可以配合密码登录一次。',
      when: '使用恢复码登录：',
      choose: `像平时一样输入邮箱地址和密码，然后选择**${verify.byRecoveryCode}**。`,
      enter: `将其中一个填入**${recoveryCode.label}**。不区分大小写，空格和连字符可有可无，把 0 写成 O 也没有关系。`,
      crossOut: '划掉用过的恢复码，它已失效。然后按下一页的提示迁移到新手机。',
      make: `在**${common.settings}**中可以看到还剩几个。点击**${recoveryCodes.make}**会得到十个新的恢复码，之前的立即失效。`,
      keep: '请写在纸上，或存放在你保管密码的地方，不要只存在手机上。不要向任何人展示。',
    },

    noMatch: {
      usually: '通常是以下原因之一：',
      changed: '**验证码已更新。**应用中的验证码每 30 秒更新一次，请输入当前显示的验证码。',
      clock: '**手机的时钟不准。**应用根据时间生成验证码。请在手机的设置中将日期和时间设为自动。',
      entry: '**验证码属于另一个条目。**如果曾多次启用，只有最新的条目有效。',
      email: '**验证码来自较早的邮件。**只有最新一封邮件有效，且其中的验证码仅可使用一次。',
      end: `输错几次后，本次登录会结束，以免他人继续猜测。点击**${challengeEnded.signInAgain}**可获得新的次数。`,
    },

    testCode: {
      why: '手机刚换新、刚维修，或者很久没有使用应用？趁已登录时检查验证码是否仍然有效：',
      open: `打开**${common.settings}**，选择**${twoFactor.testCode}**。`,
      enter: '输入应用现在为此账号显示的 6 位数字。测试不会消耗验证码。',
      answer: '我们会告诉你登录时能否使用。如果手机时间不准，还会告诉你相差多少，以及如何校准。',
      limit: '输错五次后，需要等待几小时才能再次测试。登录不受影响。',
      checkUp: `如果四周没有使用过应用，**${common.home}**会提醒你测试。`,
    },

    changedPhone: {
      why: '验证码由手机上的应用生成。要改用另一部手机，请迁移到新手机。在新手机可用之前，旧手机一直有效：',
      signIn: '登录：旧手机还在，就用它的验证码；否则使用恢复码。',
      open: `打开**${common.settings}**，点击**${move.title}**。我们可能会先要求输入密码；如果是通过邮件登录的，还会要求输入恢复码。`,
      scan: '用新手机扫描二维码，并输入新手机显示的验证码。',
      oldEntry: '从旧手机的应用中删除旧条目，它的验证码已失效。',
      stopped: '中途停止了？那么一切保持不变，仍由旧手机生成验证码。',
    },

    lostPhone: {
      ways: `登录时，输入密码之后，**${verify.lostPhone}**会列出可行的方式。请依次选用第一个可行的：`,
      recoveryCode: '恢复码可以让你立即登录。',
      email: '如果管理员没有关闭邮件验证码，也可以使用邮件验证码。',
      administrator:
        '两种方法都不可用？请联系管理员。我们会向你发送一个链接，用来开始 24 小时的等待；在此期间，你本人或已登录你账号的人仍可取消。等待结束后，双因素认证将被停用，你可以仅凭密码登录。',
      afterwards: '登录之后，请重新拥有身份验证器：',
      move: `已经有另一部手机？点击**${move.title}**。如果是通过邮件登录的，我们还会要求输入恢复码：仅凭邮箱不能更换身份验证器。`,
      deactivate: `还没有手机，或没有恢复码？请在设置中点击**${twoFactor.deactivate}**，等有了新手机再重新启用。`,
      finder: '捡到手机的人仍然需要你的密码。即便如此，也请尽快迁移。',
    },

    forgottenPassword: {
      when: '不必记起密码，只要能查看邮件即可。设置新密码的步骤：',
      ask: `在登录页点击**${screens.signIn.forgotPassword}**，输入邮箱地址，然后点击**发送**。`,
      open: '打开邮件中的链接。如果在其他设备上查看邮件，请在发出请求的页面中输入邮件中的 8 位数字。两者均在 30 分钟内有效，仅可使用一次。',
      set: '输入两次新密码，然后点击**修改密码**。此时所有人都会退出登录；请用新密码登录，第二步验证与平时一样。',
      held: '之后 24 小时内，邮件验证码无效，也无法用它停用双因素认证。身份验证器应用、通行密钥和恢复码不受影响。因此，仅凭被盗的邮箱无法打开你的账号。',
      notYou:
        '没有请求过这封邮件？无需做任何操作。密码已被修改，但不是你本人操作？请在相关邮件中点击**这不是我本人操作**，那个密码会随之失效。',
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
      notYou:
        '第二因素有任何更改时，我们都会发邮件通知你。不是你本人操作？在 72 小时之内，点击邮件中的**这不是我本人操作**即可撤销更改，让所有人退出登录，并让密码失效，之后由你设置新密码。',
      strangers: '有浏览器首次登录你的账号，或有人知道你的密码并输错验证码时，我们也会发邮件通知你。',
      sessions: `怀疑有人登录了你的账号？**${common.settings}**中的**${screens.sessions.title}**列出账号的登录情况，并可以退出其他所有会话。`,
      account: `怀疑有人知道了你的密码？请在**${common.settings}**的**${screens.account.title}**中修改密码，其他会话会全部退出。也可以在那里更改邮箱：用发送到新邮箱的验证码确认；72 小时之内，可以通过发送到旧邮箱的邮件中的链接撤销。`,
      tellNobody: '只在这些页面上输入验证码。无论谁问，都不要告诉对方。',
    },

    activity: {
      where: `在**${common.settings}**的**${screens.activity.title}**中，可以查看账号发生的一切：每次登录和每项更改的时间、浏览器和 IP 地址。`,
      standsOut:
        '以下四种情况会突出显示：密码正确但验证码错误、验证码此前已被使用、使用恢复码，以及新浏览器。如果不是你本人，说明有人知道你的密码：请修改密码。',
      sessions: `在**${screens.sessions.title}**中，可以退出不属于你的会话。`,
      file: '全部记录可以下载为 CSV 文件，用电子表格软件打开。文件中的时间为 UTC。',
    },

    pictures: {
      scan: `“${scan.title}”这一步：二维码，旁边是“${scan.enterTextCode}”按钮。`,
      'text-key': `二维码下方：账号、颁发者、四个一组的文本密钥，以及“${scan.copy}”按钮。`,
      confirm: `“${confirm.title}”这一步：六位数字的输入框和“${confirm.submit}”按钮。`,
      verify: `登录的第二步：“${verify.code}”输入框、“${verify.submit}”按钮和“${verify.byEmail}”链接。`,
      'verify-by-email': `验证码发送之后：收件地址、“${verify.code}”输入框和“${screens.sentCode.resend}”按钮。`,
      'lost-phone': `“${verify.lostPhone}”页面：没有手机时的登录方式，以及之后该做什么。`,
      'verify-by-recovery-code': `登录的第二步：“${recoveryCode.label}”输入框，代替六位数字的输入框。`,
      'test-my-code': `“${twoFactor.testCode}”页面：六位数字的输入框。`,
      deactivation: `“${deactivation.title}”页面：六位数字的输入框和“${deactivation.submit}”按钮。`,
    },
  };
};
