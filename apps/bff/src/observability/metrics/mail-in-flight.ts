import type { Mail, Mailer } from '@countersign/two-factor';

export interface MailInFlight {
  mailer: Mailer;
  /** How many mails the provider has not yet answered for, by kind. */
  inFlight(): Record<Mail['kind'], number>;
}

export function mailInFlight(mailer: Mailer): MailInFlight {
  const underWay = { 'email-code': 0, 'unlock-link': 0, notice: 0 };
  return {
    mailer: {
      ...mailer,
      async send(mail) {
        underWay[mail.kind] += 1;
        try {
          return await mailer.send(mail);
        } finally {
          underWay[mail.kind] -= 1;
        }
      },
    },
    inFlight: () => ({ ...underWay }),
  };
}
