const ENDPOINTS = ['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', 'OTEL_EXPORTER_OTLP_ENDPOINT'];

/** The supported values of OTEL_TRACES_SAMPLER. */
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
  /** Ratio of sampled traces, for the samplers that use one. */
  ratio: number;
}

/**
 * Reads OpenTelemetry's own variables. Null turns tracing off, which is the default unless one of them enables it or names
 * an endpoint; the exporter reads the others, such as its headers, by itself.
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
