/** Asks what time it is and whether changes are taken: besides that anybody answers it tells how far the clocks are apart. */
const QUESTION = `select extract(epoch from clock_timestamp())::float8 * 1000 as now,
  current_setting('transaction_read_only') = 'on' as "isReadOnly"`;

const LIMIT_MS = 1_000;

export interface Ping {
  /** Whether the database answers, asked with a short time limit. */
  answers(): Promise<boolean>;
  /** How many seconds this machine's clock was ahead of the database's when it last answered; null before it did. */
  clockSkew(): number | null;
  /** Whether it took no changes when it last answered: a standby, or a database that was made read-only. */
  isReadOnly(): boolean;
}

type Ask = (question: string) => Promise<{ rows: unknown[] }>;

export function pingWith(ask: Ask, { onReadOnly = () => {} }: { onReadOnly?: () => void } = {}): Ping {
  let skew: number | null = null;
  let isReadOnly = false;

  async function ping(): Promise<boolean> {
    const askedAt = Date.now();
    const { rows } = await ask(QUESTION);
    const answeredAt = Date.now();
    const [row] = rows as { now: number; isReadOnly: boolean }[];
    isReadOnly = row?.isReadOnly ?? false;
    if (isReadOnly) onReadOnly();
    // An answer that took long says little about when the clock was read.
    if (row && Math.abs(answeredAt - askedAt) <= LIMIT_MS) skew = ((askedAt + answeredAt) / 2 - row.now) / 1_000;
    return true;
  }

  return {
    answers() {
      const limit = new Promise<false>((resolve) => setTimeout(resolve, LIMIT_MS, false).unref());
      return Promise.race([limit, ping().catch(() => false)]);
    },
    clockSkew: () => skew,
    isReadOnly: () => isReadOnly,
  };
}
