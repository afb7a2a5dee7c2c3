import type { DeliveryReport } from '@countersign/mail';
import type { Mail, Mailer } from '@countersign/two-factor';
import { createCounter, createHistogram, createTimestampGauge } from './instruments.ts';

const kinds = ['email-code', 'unlock-link', 'notice'] as const satisfies Mail['kind'][];
const outcomes = ['sent', 'refused', 'unknown', 'dropped'] as const satisfies DeliveryReport['outcome'][];

/** The mailer's own time limit is ten seconds. */
const BOUNDS = [0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export function createMailMetrics() {
  const deliveries = createCounter(
    {
      name: 'countersign_mail_deliveries_total',
      help: 'Mails by kind and outcome: refused ones did not leave, unknown ones may have, dropped ones had no account to go to.',
    },
    kinds.flatMap((kind) => outcomes.map((outcome) => ({ kind, outcome }))),
  );
  const durations = createHistogram(
    { name: 'countersign_mail_delivery_duration_seconds', help: 'How long a mail took with all its tries, by kind.' },
    BOUNDS,
  );
  const lastSent = createTimestampGauge('kind', {
    name: 'countersign_mail_last_sent_timestamp_seconds',
    help: 'When a mail of the kind last left.',
  });
  return {
    families: [deliveries, durations, lastSent],
    deliveries,
    lastSent,
    countMail({ kind, milliseconds, outcome }: Pick<DeliveryReport, 'kind' | 'milliseconds' | 'outcome'>) {
      deliveries.add({ kind, outcome });
      durations.observe({ kind }, milliseconds / 1_000);
      if (outcome === 'sent') lastSent.touch(kind);
    },
  };
}

export interface MailInFlight {
  mailer: Mailer;
  /** How many mails the provider has not yet answered for, by kind. */
  inFlight(): Record<Mail['kind'], number>;
}

export function countInFlight(mailer: Mailer): MailInFlight {
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
