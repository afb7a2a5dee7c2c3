import type { Words } from '../words.ts';

/** The help page in English. What stands between pairs of asterisks is shown bold: labels, taken from the screens. */
export const help = (screens: Words) => {
  const { activation, challengeEnded, common, confirm, deactivation, scan, signIn, twoFactor, verify } = screens;
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
      'codes-do-not-match': 'When a code doesn’t match',
      'changed-phone': 'When you change or lose your phone',
      deactivate: 'Deactivate',
      'protect-your-mailbox': 'Protect your mailbox',
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
      find: 'Look into your inbox. It may take a minute, and sometimes the email is in the spam folder.',
      enter: `Enter its 6 digits as your **${verify.code}**. The last digit sends them; so does **${verify.submit}**.`,
      newest: `**${screens.sentCode.resend}** sends another code, and the one before stops working: only the newest email counts.`,
      switchedOff: 'That link is missing? Then codes by email are switched off here. Ask your administrator.',
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

    changedPhone: {
      why: 'The app on your phone makes your codes. To have another phone make them, deactivate and activate again:',
      signIn: 'Sign in: with a code of the old phone if you still have it, otherwise with a code by email.',
      deactivate: `Open **${common.settings}**, press **${twoFactor.deactivate}** and confirm it with the code from your email.`,
      activate: `Press **${twoFactor.activate}** and scan the new QR code with the new phone.`,
      oldEntry: 'Delete the old entry from the app. Its codes no longer work.',
      lost: 'Whoever finds your phone still needs your password. Change to a new phone soon all the same.',
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
      tellNobody: 'Enter codes on these pages only. Tell them to nobody, whoever asks.',
    },

    pictures: {
      scan: `The step “${scan.title}”, with a QR code and the button “${scan.enterTextCode}” beside it.`,
      'text-key': `Below the QR code: account, issuer, the text key in groups of four, and the button “${scan.copy}”.`,
      confirm: `The step “${confirm.title}”, with a field for six digits and the button “${confirm.submit}”.`,
      verify: `The second step of the sign-in: the field “${verify.code}”, the button “${verify.submit}” and the link “${verify.byEmail}”.`,
      'verify-by-email': `The same after a code was sent: to which address, the field “${verify.code}”, and the button “${screens.sentCode.resend}”.`,
      deactivation: `The page “${deactivation.title}”, with a field for six digits and the button “${deactivation.submit}”.`,
    },
  } as const;
};
