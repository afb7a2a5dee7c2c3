import type { DeliveryReport } from '@countersign/mail';
import { deliveries as deliveryWords, type Mail, type Mailer } from '@countersign/two-factor';
import type { RequestOutcome } from '../auth-attempt.ts';
import { createCounter, createHistogram, createTimestampGauge } from './instruments.ts';

const kinds = [
  'email-code',
  'unlock-link',
  'reset',
  'invitation',
  'sign-up',
  'account-exists',
  'new-address',
  'notice',
] as const satisfies Mail['kind'][];
const outcomes = ['sent', 'refused', 'unknown', 'dropped'] as const satisfies DeliveryReport['outcome'][];

/** The mailer's own time limit is ten seconds. */
const BOUNDS = [0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** What became of an event of the provider, by what the log calls it. */
const eventOf: Readonly<Record<string, string>> = {
  ...Object.fromEntries(deliveryWords.map((delivery) => [`mail-${delivery}`, delivery])),
  'event-known': 'known',
  'event-repeated': 'repeated',
  'event-ignored': 'ignored',
  wrong_signature: 'refused',
};

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
  const events = createCounter(
    {
      name: 'countersign_mail_events_total',
      help: 'Events of the mail provider: what they said of a mail for the first time, or why they said nothing new.',
    },
    Object.values(eventOf).map((outcome) => ({ outcome })),
  );
  return {
    families: [deliveries, durations, lastSent, events],
    countMailEvent({ outcome }: Pick<RequestOutcome, 'outcome'>) {
      const event = eventOf[outcome ?? ''];
      if (event !== undefined) events.add({ outcome: event });
    },
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
  const underWay: Record<Mail['kind'], number> = {
    'email-code': 0,
    'unlock-link': 0,
    reset: 0,
    invitation: 0,
    'sign-up': 0,
    'account-exists': 0,
    'new-address': 0,
    notice: 0,
  };
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
