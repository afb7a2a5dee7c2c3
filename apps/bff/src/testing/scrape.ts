import type { Replica } from './replica.ts';

/** A sample as Prometheus reads it from the text. */
export interface Scraped {
  name: string;
  labels: Record<string, string>;
  value: number;
}

const SAMPLE = /^(?<name>[a-z_]+)(?:\{(?<labels>.*)\})? (?<value>\S+)$/;
const LABEL = /(?<label>[a-z_]+)="(?<said>(?:[^"\\]|\\.)*)"/g;

/** @throws where a line is neither a sample nor a comment. */
export function samplesIn(text: string): Scraped[] {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('# '));
  return lines.map((line) => {
    const { labels = '', name = '', value = '' } = SAMPLE.exec(line)?.groups ?? {};
    if (name === '') throw new Error(`No sample: ${line}`);
    const pairs = [...labels.matchAll(LABEL)].map(({ groups }) => [groups?.label ?? '', groups?.said ?? ''] as const);
    return { name, labels: Object.fromEntries(pairs), value: Number(value.replace('+Inf', 'Infinity')) };
  });
}

export async function textOfMetrics({ metrics }: Pick<Replica, 'metrics'>): Promise<string> {
  return (await metrics.request('/api/metrics')).text();
}

/** The sum of the samples with this name and these labels, as a query would have it; null where there is none. */
export async function metricOf(
  replica: Pick<Replica, 'metrics'>,
  name: string,
  labels: Record<string, string> = {},
): Promise<number | null> {
  const found = samplesIn(await textOfMetrics(replica)).filter(
    (sample) => sample.name === name && Object.entries(labels).every(([label, said]) => sample.labels[label] === said),
  );
  return found.length === 0 ? null : found.reduce((sum, { value }) => sum + value, 0);
}
