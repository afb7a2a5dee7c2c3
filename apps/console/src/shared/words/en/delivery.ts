/** What became of an email with a code. */
export const delivery = {
  delayed: 'Your mailbox has not taken the email yet. It is tried again for a while.',
  delivered: 'Delivered. If you do not see it in your inbox, look in the spam folder.',
  bounced: {
    orOtherWay: 'Your mailbox refused the email. Use another way.',
    orRecoveryCode: 'Your mailbox refused the email. Use another way, such as a recovery code.',
    /** Where nothing but the emailed code will do. */
    noOtherWay: 'Your mailbox refused the email. Check that it takes email, then send a new code.',
  },
  complained: 'Your mailbox calls the email spam. Mark it as not spam, or later ones may not arrive.',
} as const;
