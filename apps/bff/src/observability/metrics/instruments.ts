import {
  type Description,
  familyText,
  type Labels,
  type MetricFamily,
  numberText,
  type Sample,
  sampleName,
} from './metric-family.ts';

export interface Counter extends MetricFamily {
  add(labels: Labels): void;
  /** Over all samples that have these labels. */
  sum(labels: Labels): number;
}

/**
 * Counts the label sets of `known` and no others, so that nothing a request says can add a series. All of them are there
 * from the start, at zero: an alert can then ask for what has never happened.
 */
export function createCounter(description: Description, known: readonly Labels[]): Counter {
  const samples = new Map<string, { labels: Labels; value: number }>();
  for (const labels of known) samples.set(sampleName(description.name, labels), { labels, value: 0 });
  return {
    add(labels) {
      const sample = samples.get(sampleName(description.name, labels));
      if (sample) sample.value += 1;
    },
    sum: (wanted) =>
      [...samples.values()]
        .filter(({ labels }) => Object.entries(wanted).every(([label, value]) => labels[label] === value))
        .reduce((sum, { value }) => sum + value, 0),
    text: () =>
      familyText(
        description,
        'counter',
        [...samples].map(([name, { value }]) => [name, value]),
      ),
  };
}

export interface Histogram extends MetricFamily {
  /** Label values have to be bounded. */
  observe(labels: Labels, value: number): void;
}

interface Series {
  labels: Labels;
  /** How many values there were up to each bound. */
  counts: number[];
  sum: number;
}

export function createHistogram(description: Description, upperBounds: readonly number[]): Histogram {
  const bounds = [...upperBounds, Number.POSITIVE_INFINITY];
  const { name } = description;
  const observed = new Map<string, Series>();

  const samplesOf = ({ counts, labels, sum }: Series): Sample[] => [
    ...counts.map((count, index): Sample => {
      const le = numberText(bounds[index] ?? 0);
      return [sampleName(`${name}_bucket`, { ...labels, le }), count];
    }),
    [sampleName(`${name}_sum`, labels), sum],
    [sampleName(`${name}_count`, labels), counts.at(-1) ?? 0],
  ];

  return {
    observe(labels, value) {
      const key = sampleName(name, labels);
      const { counts, sum } = observed.get(key) ?? { counts: bounds.map(() => 0), sum: 0 };
      const isWithin = (index: number) => value <= (bounds[index] ?? 0);
      observed.set(key, {
        labels,
        counts: counts.map((count, index) => (isWithin(index) ? count + 1 : count)),
        sum: sum + value,
      });
    },
    text: () => familyText(description, 'histogram', [...observed.values()].flatMap(samplesOf)),
  };
}

/** Null where there is nothing to be read: the sample is then absent. */
export type Reading = number | null | readonly (readonly [labels: Labels, value: number | null])[];

/** Read at each scrape rather than counted. */
export const createGauge = (
  description: Description,
  read: () => Reading,
  type: 'counter' | 'gauge' = 'gauge',
): MetricFamily => ({
  text() {
    const now = read();
    const samples = typeof now === 'number' || now === null ? ([[{}, now]] as const) : now;
    const present = samples.flatMap(([labels, value]): Sample[] =>
      value === null ? [] : [[sampleName(description.name, labels), value]],
    );
    return familyText(description, type, present);
  },
});

/** When something last went well, by a bounded label. */
export function createTimestampGauge(label: string, description: Description) {
  const times = new Map<string, number>();
  const gauge = createGauge(description, () => [...times].map(([value, at]) => [{ [label]: value }, at / 1_000]));
  return {
    ...gauge,
    touch: (value: string) => void times.set(value, Date.now()),
    of: (value: string): Date | null => (times.has(value) ? new Date(times.get(value) ?? 0) : null),
  };
}
