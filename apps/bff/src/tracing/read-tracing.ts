const ENDPOINTS = ['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', 'OTEL_EXPORTER_OTLP_ENDPOINT'];

/** Off unless OpenTelemetry's own variables name where traces should go, or that they should. */
export function readTracing(said: Record<string, string | undefined>, problems: string[]): boolean {
  const exporter = said.OTEL_TRACES_EXPORTER;
  if (exporter !== undefined && exporter !== 'otlp' && exporter !== 'none') {
    problems.push('OTEL_TRACES_EXPORTER must be otlp or none.');
  }
  if (said.OTEL_SDK_DISABLED?.toLowerCase() === 'true' || exporter === 'none') return false;
  for (const name of ENDPOINTS) {
    if (said[name] !== undefined && !/^https?:\/\//.test(said[name]))
      problems.push(`${name} must be an http or https URL.`);
  }
  return exporter === 'otlp' || ENDPOINTS.some((name) => said[name] !== undefined);
}
