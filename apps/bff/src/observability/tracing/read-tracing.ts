const ENDPOINTS = ['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', 'OTEL_EXPORTER_OTLP_ENDPOINT'];

/** What OTEL_TRACES_SAMPLER may say. */
const samplerNames = [
  'always_on',
  'always_off',
  'traceidratio',
  'parentbased_always_on',
  'parentbased_always_off',
  'parentbased_traceidratio',
] as const;
export type SamplerName = (typeof samplerNames)[number];

export interface TracingSettings {
  sampler: SamplerName;
  /** Of the traces that begin here, for the samplers that ask. */
  ratio: number;
}

/**
 * By OpenTelemetry's own variables. Null, which is off, unless one of them says that traces should be sent or where to;
 * the rest of them, such as the headers for the collector, its exporter reads by itself.
 */
export function readTracing(said: Record<string, string | undefined>, problems: string[]): TracingSettings | null {
  const isSaid = (name: string) => said[name] !== undefined;
  const must = (name: string, isGood: (value: string) => boolean, rule: string) => {
    const value = said[name];
    if (value !== undefined && !isGood(value)) problems.push(`${name} must be ${rule}.`);
  };
  const exporter = said.OTEL_TRACES_EXPORTER;
  must('OTEL_TRACES_EXPORTER', (value) => ['otlp', 'none'].includes(value), 'otlp or none');
  const isOn = exporter === 'otlp' || (exporter === undefined && ENDPOINTS.some(isSaid));
  if (!isOn || said.OTEL_SDK_DISABLED?.toLowerCase() === 'true') return null;

  for (const name of ENDPOINTS) must(name, (value) => /^https?:\/\/[^/]/.test(value), 'an http or https URL');
  for (const name of ['OTEL_EXPORTER_OTLP_TRACES_PROTOCOL', 'OTEL_EXPORTER_OTLP_PROTOCOL']) {
    must(name, (value) => value === 'http/json', 'http/json');
  }
  const sampler = samplerNames.find((name) => name === (said.OTEL_TRACES_SAMPLER ?? 'parentbased_always_on'));
  must('OTEL_TRACES_SAMPLER', () => sampler !== undefined, `one of ${samplerNames.join(', ')}`);
  const ratio = Number(said.OTEL_TRACES_SAMPLER_ARG ?? 1);
  must('OTEL_TRACES_SAMPLER_ARG', () => ratio >= 0 && ratio <= 1, 'a number from 0 to 1');
  return { sampler: sampler ?? 'parentbased_always_on', ratio };
}
