import type { WizardWords } from '../words.ts';
import { passkeys } from './passkeys.ts';
import { recovery } from './recovery.ts';

const { addition, recoveryCode, recoveryCodes, saveCodes, move } = recovery;

/** The help page in English. What stands between pairs of asterisks is shown bold: labels, taken from the screens. */
export const help = (screens: WizardWords) => {
  const { activation, byPasskey, challengeEnded, common, confirm, deactivation, scan, signIn, twoFactor, verify } =
    screens;
  return {
    title: 'Help with two-factor authentication',
    intro: 'How to turn it on, sign in with it, change your phone and turn it off again.',
    contents: 'On this page',
    titles: {
      'what-it-is': 'What it is',
      activate: 'Activate with the QR code',
      'activate-by-text-key': 'Activate with the text key',
      'sign-in': 'Sign in with Google Authenticator',
      'sign-in-by-email': 'Sign in with a code by email',
      passkeys: twoFactor.factorNames.passkey,
      'recovery-codes': 'Recovery codes',
      'codes-do-not-match': 'When a code doesn’t match',
      'changed-phone': 'When you change your phone',
      'lost-phone': 'When your phone is lost',
      'forgotten-password': 'When you have forgotten your password',
      'test-my-code': 'Test your code',
      deactivate: 'Deactivate',
      'protect-your-mailbox': 'Protect your mailbox',
      'your-activity': 'See what happened to your account',
    },

    whatItIs: {
      proofs: 'With two-factor authentication you show in two ways that it is you:',
      know: '**Something you know:** your password.',
      have: '**Something you have:** your phone, with an app that shows a new code every 30 seconds.',
      why: 'Passwords get guessed, stolen and reused. Whoever learns yours still cannot sign in as you: they would need your phone or your mailbox as well.',
      app: 'This page speaks of Google Authenticator. Any other authenticator app works too.',
    },

    activate: {
      need: 'You need your phone and about two minutes.',
      open: `On a computer, open **${common.settings}** and press **${twoFactor.activate}**. We may ask for your password first.`,
      getApp: `Install Google Authenticator on your phone. Then press **${common.continue}**.`,
      scan: `In the app, tap the plus sign, choose “Scan a QR code” and point the camera at the code on the screen. Then press **${common.continue}**.`,
      confirm: `Enter the 6 digits that the app now shows for this account. The last digit sends them; so does **${confirm.submit}**.`,
      save: `Save the ten recovery codes that are shown then, press **${saveCodes.saved}**, and type one of them back.`,
      done: `The settings now say **${twoFactor.active}**. From your next sign-in on, we ask for a code.`,
      nothingChanges: `Until that code was right, nothing changes: you can stop at any step. If the QR code has expired, press **${activation.startAgain}**, and delete what you had scanned from the app.`,
    },

    textKey: {
      when: 'You have no camera, or the app is on the device where you read this? Enter the text key instead.',
      open: `At the step **${scan.title}**, press **${scan.enterTextCode}**. On a phone, the key is there already.`,
      enter: `In the app, tap the plus sign, choose “Enter a setup key”, and type the account and the **${scan.key}** as you see them. The key is time-based.`,
      goOn: `Press **${common.continue}** and enter the 6 digits that the app now shows.`,
      onPhone: `On a phone it is shorter still: **${scan.openInApp}** hands the key to the app, and **${scan.copy}** copies it.`,
      secret: scan.keepSecret,
    },

    signIn: {
      password: `Enter your email address and your password, and press **${signIn.submit}**.`,
      code: `Open Google Authenticator and find the entry of this account. Enter its 6 digits as your **${verify.code}**. The last digit sends them; so does **${verify.submit}**.`,
      next: 'Codes change every 30 seconds, and each works once. If one is about to change, wait for the next.',
    },

    byEmail: {
      when: 'Your phone is not at hand? We can send a code to your email address.',
      choose: `Enter your email address and your password as always. Then choose **${verify.byEmail}**.`,
      send: `Press **${screens.verifyByEmail.send}**.`,
      find: 'Look into your inbox. It may take a minute, and sometimes the email is in the spam folder. If your mailbox refuses it, the page may tell you so.',
      enter: `Enter its 6 digits as your **${verify.code}**. The last digit sends them; so does **${verify.submit}**.`,
      newest: `**${screens.sentCode.resend}** sends another code, and the one before stops working: only the newest email counts.`,
      switchedOff: 'That link is missing? Then codes by email are switched off here. Ask your administrator.',
    },

    passkeys: {
      what: 'A passkey is kept by your device, your password manager or a security key. You confirm with a touch, your face or a PIN, and type no code. It answers our pages only, so a false page gets nothing from it.',
      add: 'To add one:',
      open: `Open **${common.settings}** and press **${passkeys.add}**. We may ask for your password first.`,
      name: `Give it a name that you will recognise, and press **${common.continue}**.`,
      confirm: 'Your browser asks where to keep it. Confirm as it says. You are then signed out everywhere else.',
      instead: `No authenticator app yet? On the first page of the activation, **${byPasskey.offer}** activates with a passkey alone. **${addition.title}** in the settings adds the app later.`,
      signIn: `At the sign-in, enter your email address and your password as always. Then press **${verify.usePasskey}** and confirm. If you have the app too, its code works there as well.`,
      fails: 'It does not work? It is one of these, nearly always:',
      cancelled:
        '**It was cancelled, or it took too long.** Press the button again, and look for the dialog of your browser.',
      elsewhere:
        '**It is somewhere else.** One that is not synced works only on the device where you made it. Use that device, or plug in the security key.',
      deleted: `**It was deleted on the device.** Sign in another way, and **${passkeys.remove}** it in the settings too.`,
      browser:
        '**The browser has no passkeys here.** It may be too old, or shut off inside another app. Open the page in the browser of your device.',
      otherWays:
        'None of this helps? Below the button are the other ways: a code of the app, a recovery code, a code by email.',
      lost: `A device or key with a passkey is lost or sold? Press **${passkeys.remove}** beside its name in the settings. Whoever finds it still needs your password.`,
      noMailbox:
        'Once you have one, the settings can switch codes by email off for signing in: then whoever reads your mailbox gets no further, and recovery codes are what is left if you lose the rest.',
      second:
        'Add a second one, such as a security key that stays at home, so that one lost device does not keep you out.',
    },

    recoveryCodes: {
      what: 'When you activate, we show you ten recovery codes, once. They are for the day your phone or passkey is gone: with your password, each of them lets you in one time.',
      when: 'To sign in with one:',
      choose: `Enter your email address and your password as always. Then choose **${verify.byRecoveryCode}**.`,
      enter: `Enter one of your codes as your **${recoveryCode.label}**. Small letters, spaces and hyphens make no difference, nor does an O for a 0.`,
      crossOut: 'Cross it out: it works no more. Then move to your new phone, which the next page offers.',
      make: `How many are left, you see in the **${common.settings}**. **${recoveryCodes.make}** gives you ten others, and the ones before stop working at once.`,
      keep: 'Keep them on paper, or where you keep passwords, and not on your phone alone. Show them to nobody.',
    },

    noMatch: {
      usually: 'It is one of these, nearly always:',
      changed: '**The code has changed.** Codes of the app change every 30 seconds. Enter the one showing now.',
      clock:
        '**The clock of your phone is wrong.** The app makes its codes from the time. In the settings of your phone, set date and time to automatic.',
      entry: '**It belongs to another entry.** If you have activated more than once, only the newest entry works.',
      email: '**It is from an older email.** Only the newest email counts, and its code works once.',
      end: `After a few wrong codes the sign-in ends, so that nobody can go on guessing. Press **${challengeEnded.signInAgain}** to get new tries.`,
    },

    testCode: {
      why: 'Your phone is new or repaired, or you have not used the app for long? See whether its codes still work while you are signed in:',
      open: `Open **${common.settings}** and choose **${twoFactor.testCode}**.`,
      enter: 'Enter the 6 digits that the app now shows for this account. The test does not use them up.',
      answer:
        'We say whether a sign-in would accept them. If the clock of your phone is off, we say by how much and how to set it.',
      limit: 'After five wrong codes the test makes you wait a few hours. Signing in is not affected.',
      checkUp: `If nobody has used the app for four weeks, **${common.home}** asks you to test it.`,
    },

    changedPhone: {
      why: 'The app on your phone makes your codes. To have another phone make them, move to it. The old phone goes on working until the new one does:',
      signIn: 'Sign in: with a code of the old phone if you still have it, otherwise with a recovery code.',
      open: `Open **${common.settings}** and press **${move.title}**. We may ask for your password first, and for a recovery code if you came in by email.`,
      scan: `Scan the QR code with the new phone, and enter the code that it shows.`,
      oldEntry: 'Delete the old entry from the app on the old phone. Its codes no longer work.',
      stopped: 'You stopped half-way? Then nothing has changed, and the old phone makes your codes as before.',
    },

    lostPhone: {
      ways: `At the sign-in, after your password, **${verify.lostPhone}** shows what you can do. Take the first of these ways that you have:`,
      recoveryCode: 'A recovery code lets you in at once.',
      email: 'A code by email does so too, where your administrator has not switched that off.',
      administrator:
        'Neither works? Ask your administrator for help. We then send you a link that starts a wait of 24 hours, in which you, or somebody who is signed in to your account, can still cancel. After it two-factor authentication is deactivated, and you sign in with your password.',
      afterwards: 'Then see to it that you have an authenticator again:',
      move: `You have another phone? Press **${move.title}**. If you came in by email, we ask for a recovery code as well: a mailbox alone never replaces an authenticator.`,
      deactivate: `You have none yet, or no recovery code? **${twoFactor.deactivate}** in the settings, and activate again with the new phone.`,
      finder: 'Whoever finds your phone still needs your password. Move soon all the same.',
    },

    forgottenPassword: {
      when: 'You do not need to remember it, only to read your email. To set a new one:',
      ask: `At the sign-in, choose **${screens.signIn.forgotPassword}**, enter your email address and press **Send**.`,
      open: 'Open the link in the email. You read it on another device? Type its 8 digits where you asked. Both work once, within 30 minutes.',
      set: 'Enter your new password twice and press **Change password**. Everybody is signed out then; sign in with it, and with the second step as always.',
      held: 'For 24 hours afterwards, codes by email do not count, and nobody can deactivate with one. Your authenticator app, your passkeys and your recovery codes go on. So a stolen mailbox alone does not open your account.',
      notYou:
        "You did not ask for that email? Then there is nothing to do. The password was changed, and not by you? **This wasn't me** in the mail about it ends that password.",
    },

    deactivate: {
      meaning: deactivation.meaning,
      open: `Open **${common.settings}** and press **${twoFactor.deactivate}**. We may ask for your password first. A code goes to your email address at once.`,
      enter: `Enter the 6 digits of the newest email. The last digit sends them; so does **${deactivation.submit}**.`,
      entry: 'Delete the entry from the app. Its codes no longer work.',
      keep: `You have changed your mind? Press **${deactivation.keep}**, and nothing changes.`,
    },

    mailbox: {
      why: 'Whoever can read your mailbox can get the codes that we send there. With your password, they could sign in as you; once signed in, they could deactivate two-factor authentication.',
      protect: 'So give your mailbox a password of its own, and turn on two-factor authentication there too.',
      notYou:
        "We tell you by mail of every change of your second factor. It was not you? **This wasn't me** in that mail takes the change back for 72 hours, signs everybody out and ends the password, so that you set a new one.",
      strangers:
        'We also tell you when a browser signs in for the first time, and when somebody who knows your password enters wrong codes.',
      sessions: `You suspect that somebody is signed in as you? **${common.settings}**, **${screens.sessions.title}** shows where your account is signed in, and signs out everywhere else.`,
      account: `You suspect that somebody knows your password? **${common.settings}**, **${screens.account.title}** changes it, and signs out everywhere else. There you change your email too: a code at the new one confirms it, and for 72 hours a link in the mail to the old one takes it back.`,
      tellNobody: 'Enter codes on these pages only. Tell them to nobody, whoever asks.',
    },

    activity: {
      where: `**${common.settings}**, **${screens.activity.title}** shows what happened to your account: each sign-in and each change, when, in which browser and from which address.`,
      standsOut:
        'Four things stand out: a wrong code or a used one after your right password, a recovery code, and a new browser. Was it not you? Then somebody knows your password: change it.',
      sessions: `Under **${screens.sessions.title}** you sign out whoever should not be there.`,
      file: 'All of it can be downloaded as a CSV file, which spreadsheets open. Its times are in UTC.',
    },

    pictures: {
      scan: `The step “${scan.title}”, with a QR code and the button “${scan.enterTextCode}” beside it.`,
      'text-key': `Below the QR code: account, issuer, the text key in groups of four, and the button “${scan.copy}”.`,
      confirm: `The step “${confirm.title}”, with a field for six digits and the button “${confirm.submit}”.`,
      verify: `The second step of the sign-in: the field “${verify.code}”, the button “${verify.submit}” and the link “${verify.byEmail}”.`,
      'verify-by-email': `The same after a code was sent: to which address, the field “${verify.code}”, and the button “${screens.sentCode.resend}”.`,
      'lost-phone': `The page “${verify.lostPhone}”: the ways to sign in without the phone, and what to do afterwards.`,
      'verify-by-recovery-code': `The second step of the sign-in, with the field “${recoveryCode.label}” in place of the field for six digits.`,
      'test-my-code': `The page “${twoFactor.testCode}”, with a field for six digits.`,
      deactivation: `The page “${deactivation.title}”, with a field for six digits and the button “${deactivation.submit}”.`,
    },
  } as const;
};
