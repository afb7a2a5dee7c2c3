import {
  type Description,
  familyText,
  type Labels,
  type MetricFamily,
  numberText,
  type Sample,
  sampleName,
} from './metric-family.ts';

export interface Histogram extends MetricFamily {
  /** Whatever these labels may say must come from a closed list. */
  observe(labels: Labels, value: number): void;
}

interface Series {
  labels: Labels;
  /** How many values there were up to each limit. */
  counts: number[];
  sum: number;
}

export function histogram(description: Description, bounds: readonly number[]): Histogram {
  const limits = [...bounds, Number.POSITIVE_INFINITY];
  const { name } = description;
  const observed = new Map<string, Series>();

  const samplesOf = ({ counts, labels, sum }: Series): Sample[] => [
    ...counts.map((count, index): Sample => {
      const le = numberText(limits[index] ?? 0);
      return [sampleName(`${name}_bucket`, { ...labels, le }), count];
    }),
    [sampleName(`${name}_sum`, labels), sum],
    [sampleName(`${name}_count`, labels), counts.at(-1) ?? 0],
  ];

  return {
    observe(labels, value) {
      const key = sampleName(name, labels);
      const { counts, sum } = observed.get(key) ?? { counts: limits.map(() => 0), sum: 0 };
      const isUpTo = (index: number) => value <= (limits[index] ?? 0);
      observed.set(key, {
        labels,
        counts: counts.map((count, index) => (isUpTo(index) ? count + 1 : count)),
        sum: sum + value,
      });
    },
    text: () => familyText(description, 'histogram', [...observed.values()].flatMap(samplesOf)),
  };
}
