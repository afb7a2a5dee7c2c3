/** Asks what time it is, so that asking whether anybody answers tells besides how far the clocks are apart. */
const QUESTION = 'select extract(epoch from clock_timestamp())::float8 * 1000 as now';

const LIMIT_MS = 1_000;

export interface Ping {
  /** Whether the database answers, asked with a short time limit. */
  answers(): Promise<boolean>;
  /** How many seconds this machine's clock was ahead of the database's when it last answered; null before it did. */
  clockSkew(): number | null;
}

export function pingWith(ask: (question: string) => Promise<{ rows: unknown[] }>): Ping {
  let skew: number | null = null;

  async function ping(): Promise<boolean> {
    const askedAt = Date.now();
    const { rows } = await ask(QUESTION);
    const answeredAt = Date.now();
    const [row] = rows as { now: number }[];
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
  };
}
