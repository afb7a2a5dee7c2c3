/** Besides that the database answers, it tells its clock and whether it is writable. */
const QUESTION = `select extract(epoch from clock_timestamp())::float8 * 1000 as now,
  current_setting('transaction_read_only') = 'on' as "isReadOnly"`;

const LIMIT_MS = 1_000;

export interface Ping {
  /** Whether the database answers within a short timeout. */
  answers(): Promise<boolean>;
  /** How many seconds this machine's clock was ahead of the database's when it last answered; null before it did. */
  clockSkew(): number | null;
  /** Whether it was read-only when it last answered: a standby, or a database set to read-only. */
  isReadOnly(): boolean;
}

type Ask = (question: string) => Promise<{ rows: unknown[] }>;

export function createPing(ask: Ask, { onReadOnly = () => {} }: { onReadOnly?: () => void } = {}): Ping {
  let skew: number | null = null;
  let isReadOnly = false;

  async function ping(): Promise<boolean> {
    const askedAt = Date.now();
    const { rows } = await ask(QUESTION);
    const answeredAt = Date.now();
    const [row] = rows as { now: number; isReadOnly: boolean }[];
    isReadOnly = row?.isReadOnly ?? false;
    if (isReadOnly) onReadOnly();
    // A slow answer says little about when the clock was read.
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
