import { closed } from '../bounded-label.ts';
import type { Facts } from '../log.ts';
import { counter } from './counter.ts';
import { histogram } from './histogram.ts';

const kinds = ['email-code', 'unlock-link', 'notice'] as const;
const outcomes = ['sent', 'refused', 'unknown', 'dropped'] as const;
const kindOf = closed(kinds);
const outcomeOf = closed(outcomes);

/** The mailer's own time limit is ten seconds. */
const BOUNDS = [0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export function mailMetrics() {
  const deliveries = counter(
    {
      name: 'countersign_mail_deliveries_total',
      help: 'Mails by kind and outcome: refused ones did not leave, unknown ones may have, dropped ones had no account to go to.',
    },
    kinds.flatMap((kind) => outcomes.map((outcome) => ({ kind, outcome }))),
  );
  const durations = histogram(
    { name: 'countersign_mail_delivery_duration_seconds', help: 'How long a mail took with all its tries, by kind.' },
    BOUNDS,
  );
  return {
    count({ kind, milliseconds, outcome }: Facts) {
      deliveries.add({ kind: kindOf(kind), outcome: outcomeOf(outcome) });
      durations.observe({ kind: kindOf(kind) }, Number(milliseconds) / 1_000);
    },
    deliveries,
    durations,
  };
}
