import { type Bucket, days, hours } from '../rules/limits.ts';

const YEAR = days(365);

interface Member {
  mistakesADay: number;
  /** Days from the mistakes to the success that gives them back. */
  succeedsAfter: number;
}

interface Year {
  /** The share of the long bucket that is left at its beginning. */
  left?: number;
  member?: Member | undefined;
}

/**
 * A year hour by hour: somebody who knows the password guesses whenever both buckets hold a token, while the member
 * mistypes at noon and is refunded, later, what was charged to the challenge that they then answer.
 */
export function greedyGuesses(
  { short, long }: { short: Bucket; long: Bucket },
  { left = 1, member }: Year = {},
): number {
  const buckets = [short, long].map((bucket) => ({
    ...bucket,
    tokens: bucket.capacity * (bucket === long ? left : 1),
  }));
  const add = (amountFor: (bucket: Bucket) => number) => {
    for (const bucket of buckets) bucket.tokens = Math.min(bucket.capacity, bucket.tokens + amountFor(bucket));
  };
  const spend = () => {
    if (buckets.some(({ tokens }) => tokens < 1)) return 0;
    add(() => -1);
    return 1;
  };

  let guesses = 0;
  const owed = new Map<number, number>();
  for (let hour = 0; hour <= YEAR / hours(1); hour += 1) {
    if (hour > 0) add(({ capacity, refillsIn }) => (capacity * hours(1)) / refillsIn);
    if (member && hour % 24 === 12) {
      let spent = 0;
      for (let mistake = 0; mistake < member.mistakesADay; mistake += 1) spent += spend();
      owed.set(hour + 24 * member.succeedsAfter, spent);
    }
    add(() => owed.get(hour) ?? 0);
    while (spend() === 1) guesses += 1;
  }
  return guesses;
}
