const number = new Intl.NumberFormat('en');

/** What is said about those who should not be in the account: a file of its own, fetched behind the pages that say it. */
export const strangers = {
  exposure: {
    title: 'If somebody knew your password',
    chance: (guesses: number, oneIn: number) =>
      `Somebody who knew your password could try at most ${number.format(guesses)} codes in a year, a chance of 1 in ${number.format(oneIn)}.`,
    /** Where no code of six digits signs in. */
    noChance:
      'Even somebody who knew your password could guess nothing: passkeys and recovery codes cannot be guessed.',
    tried: (count: number) => {
      if (count === 0) return 'None has been tried in the last 30 days.';
      return count === 1
        ? 'One has been tried in the last 30 days.'
        : `${number.format(count)}\u00a0have been tried in the last 30 days.`;
    },
    others: (count: number) =>
      count === 1
        ? 'Somebody entered your password and then a wrong code, in a browser that never got past the second step.'
        : `Somebody entered your password and then a wrong code, ${number.format(count)} times, in browsers that never got past the second step.`,
    advice: 'If that was not you, your password is known: change it now, which signs out everywhere else too.',
    changePassword: 'Change password',
    endSessions: 'Sign out everywhere else',
  },
  mails: {
    title: 'Emails about your account',
    names: { 'new-browser': 'A new browser signs in', 'wrong-codes': 'Wrong codes after your password' },
    texts: {
      'new-browser': 'Each time your account is opened in a browser that had not signed in to it before.',
      'wrong-codes': 'When three codes in a day were wrong, at most once an hour and three times a day.',
    },
    always: 'Changes of your second factors and the use of a recovery code are always told to you.',
  },
} as const;
