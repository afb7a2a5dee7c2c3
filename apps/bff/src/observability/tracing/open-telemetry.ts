import { AsyncLocalStorage } from 'node:async_hooks';
import { type Context, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { parseTraceParent, setGlobalErrorHandler } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import {
  detectResources,
  resourceAttributesEnvDetector,
  resourceFromAttributes,
  serviceNameEnvDetector,
} from '@opentelemetry/resources';
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  BatchSpanProcessor,
  ParentBasedSampler,
  type Sampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import { version } from '../../../package.json';
import type { Log } from '../log.ts';
import type { TracingSettings } from './read-tracing.ts';
import type { OpenSpan, Tracing } from './tracing.ts';

const kinds = { server: SpanKind.SERVER, client: SpanKind.CLIENT, internal: SpanKind.INTERNAL };

/** How long a shutdown waits for a collector that does not answer. */
const CLOSE_LIMIT_MS = 3_000;

/** The only file that uses OpenTelemetry; loaded only when tracing is on. */
export function openTelemetry(settings: TracingSettings, { log, replica }: { log: Log; replica: string }): Tracing {
  setGlobalErrorHandler((error) => log.error('traces not sent', error));
  const ours = { 'service.name': 'countersign-bff', 'service.version': version, 'service.instance.id': replica };
  const said = detectResources({ detectors: [resourceAttributesEnvDetector, serviceNameEnvDetector] });
  const provider = new TracerProvider({
    resource: resourceFromAttributes(ours).merge(said),
    sampler: samplerOf(settings),
    spanProcessors: [new BatchSpanProcessor({ exporter: new OTLPTraceExporter() })],
  });
  const tracer = provider.getTracer('countersign', version);
  const underWay = new AsyncLocalStorage<Context>();

  return {
    async span({ facts = {}, kind, name, parent }, work) {
      const above = parentOf(parent) ?? underWay.getStore() ?? ROOT_CONTEXT;
      const span = tracer.startSpan(name, { kind: kinds[kind], attributes: facts }, above);
      const open: OpenSpan = {
        say: (more) => void span.setAttributes(more),
        fail: () => void span.setStatus({ code: SpanStatusCode.ERROR }),
      };
      try {
        return await underWay.run(trace.setSpan(above, span), () => work(open));
      } catch (error) {
        // Its message may quote a statement with its values.
        open.say({ 'error.type': error instanceof Error ? error.name : typeof error });
        open.fail();
        throw error;
      } finally {
        span.end();
      }
    },
    async close() {
      const limit = new Promise<void>((resolve) => setTimeout(resolve, CLOSE_LIMIT_MS).unref());
      await Promise.race([provider.shutdown().catch(() => {}), limit]);
    },
  };
}

/** Ignores `tracestate` and `baggage`, which are under the sender's control. */
function parentOf(traceparent: string | undefined): Context | null {
  const parent = traceparent === undefined ? null : parseTraceParent(traceparent);
  return parent && trace.setSpanContext(ROOT_CONTEXT, { ...parent, isRemote: true });
}

function samplerOf({ ratio, sampler }: TracingSettings): Sampler {
  switch (sampler) {
    case 'always_on':
      return new AlwaysOnSampler();
    case 'always_off':
      return new AlwaysOffSampler();
    case 'traceidratio':
      return new TraceIdRatioBasedSampler(ratio);
    case 'parentbased_always_on':
      return new ParentBasedSampler({ root: new AlwaysOnSampler() });
    case 'parentbased_always_off':
      return new ParentBasedSampler({ root: new AlwaysOffSampler() });
    case 'parentbased_traceidratio':
      return new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(ratio) });
  }
}
