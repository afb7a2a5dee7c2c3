export type Labels = Readonly<Record<string, string>>;

/** A metric with its samples, in Prometheus' text format. */
export interface MetricFamily {
  text(): string;
}

export interface Description {
  name: string;
  help: string;
}

export type Sample = readonly [name: string, value: number];

export const familyText = (
  { help, name }: Description,
  type: 'counter' | 'gauge' | 'histogram',
  samples: readonly Sample[],
): string =>
  [
    `# HELP ${name} ${help}`,
    `# TYPE ${name} ${type}`,
    ...samples.map(([sample, value]) => `${sample} ${numberText(value)}`),
  ].join('\n');

export function sampleName(name: string, labels: Labels): string {
  const pairs = Object.keys(labels)
    .toSorted()
    .map((label) => `${label}="${escaped(labels[label] ?? '')}"`);
  return pairs.length === 0 ? name : `${name}{${pairs.join(',')}}`;
}

const escaped = (value: string) => value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');

export const numberText = (value: number) => (value === Number.POSITIVE_INFINITY ? '+Inf' : String(value));
