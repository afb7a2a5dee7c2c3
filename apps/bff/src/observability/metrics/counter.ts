import { type Description, familyText, type Labels, type MetricFamily, sampleName } from './metric-family.ts';

export interface Counter extends MetricFamily {
  add(labels: Labels): void;
  /** Over all samples that have these labels. */
  sum(labels: Labels): number;
}

/**
 * Counts what stands in `known` and nothing else, so that nothing a request says can make it grow. All of it is there
 * from the start, at zero: an alarm can then ask for what has never happened.
 */
export function counter(description: Description, known: readonly Labels[]): Counter {
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
