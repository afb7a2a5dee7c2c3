import {
  type Description,
  familyText,
  type Labels,
  type MetricFamily,
  type Sample,
  sampleName,
} from './metric-family.ts';

/** Null where there is nothing to be read: the sample is then absent. */
export type Read = number | null | readonly (readonly [labels: Labels, value: number | null])[];

/** What is not counted here but read, whenever somebody asks. */
export const reading = (type: 'counter' | 'gauge', description: Description, read: () => Read): MetricFamily => ({
  text() {
    const now = read();
    const samples = typeof now === 'number' || now === null ? ([[{}, now]] as const) : now;
    const there = samples.flatMap(([labels, value]): Sample[] =>
      value === null ? [] : [[sampleName(description.name, labels), value]],
    );
    return familyText(description, type, there);
  },
});
