import type { Delivered, Mailer } from '@countersign/two-factor';

export interface MailInFlight {
  mailer: Mailer;
  /** How many mails the provider has not yet answered for, by kind. */
  inFlight(): Record<'email-code' | 'unlock-link' | 'notice', number>;
}

export function mailInFlight(mailer: Mailer): MailInFlight {
  const underWay = { 'email-code': 0, 'unlock-link': 0, notice: 0 };
  const counted =
    <Mail>(kind: keyof typeof underWay, send: (mail: Mail) => Promise<Delivered>) =>
    async (mail: Mail): Promise<Delivered> => {
      underWay[kind] += 1;
      try {
        return await send(mail);
      } finally {
        underWay[kind] -= 1;
      }
    };
  return {
    mailer: {
      sendEmailCode: counted('email-code', mailer.sendEmailCode),
      sendUnlockLink: counted('unlock-link', mailer.sendUnlockLink),
      dropUnlockLink: mailer.dropUnlockLink,
      sendNotice: counted('notice', mailer.sendNotice),
    },
    inFlight: () => ({ ...underWay }),
  };
}
