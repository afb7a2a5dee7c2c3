import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Collector, startCollector } from '../../testing/collector.ts';
import { type Bff, startBff } from '../../testing/start-bff.ts';
import { type Secrets, wholeLife } from '../../testing/whole-life.ts';
import { createJsonLog } from '../log.ts';
import { openTelemetry } from './open-telemetry.ts';

const [TRACE, SPAN] = ['4bf92f3577b34da6a3ce929d0e0e4736', '00f067aa0ba902b7'];

let collector: Collector;
let bff: Bff;
let secrets: Secrets;

beforeAll(async () => {
  collector = await startCollector();
  process.env.OTEL_EXPORTER_OTLP_ENDPOINT = collector.url;
  const log = createJsonLog(() => {});
  const tracing = openTelemetry({ sampler: 'parentbased_always_on', ratio: 1 }, { log, replica: 'test/1' });
  bff = await startBff({ tracing });
  secrets = await wholeLife(bff);
  await bff.browser().get('/api/session?secret=of-a-query', {
    traceparent: `00-${TRACE}-${SPAN}-01`,
    tracestate: 'theirs=of-a-stranger',
    baggage: 'theirs=of-a-stranger',
  });
  await bff.browser().get('/api/made-up-by-a-stranger');
  await bff.settled();
  const failing = async () => {
    throw new TypeError('what a driver quotes');
  };
  await expect(tracing.span({ name: 'failing', kind: 'internal' }, failing)).rejects.toThrow(TypeError);
  await tracing.close();
});
afterAll(async () => {
  await bff?.close();
  await collector?.close();
});

const named = (name: string) => collector.spans().filter((span) => span.name === name);

test('a request is a span by its route, with its statements, its hashing and its mails below it', () => {
  const [verified] = named('POST /api/sign-in/challenge/verify');
  expect(verified?.attributes).toContainEqual({ key: 'countersign.factor', value: { stringValue: 'email' } });
  expect(verified?.attributes).toContainEqual({ key: 'http.response.status_code', value: { intValue: 200 } });
  const below = collector.spans().filter(({ parentSpanId }) => parentSpanId === verified?.spanId);
  expect(below.map(({ name }) => name)).toEqual(['challenges.charge', 'challenges.accept']);

  for (const name of ['passwordHash.verify', 'mailer.sendEmailCode', 'mailer.sendNotice']) {
    const [span] = named(name);
    const parent = collector.spans().find(({ spanId }) => spanId === span?.parentSpanId);
    expect(parent?.name).toMatch(/^POST \/api\//);
  }
});

test('a trace that somebody began is continued', () => {
  expect(named('GET /api/session')).toContainEqual(expect.objectContaining({ traceId: TRACE, parentSpanId: SPAN }));
});

test('SEC-88 no span holds a secret, an address, or words of whoever sent the request', () => {
  const sent = collector.received.join('\n');
  expect(collector.spans().length).toBeGreaterThan(40);
  const [codes, others] = [
    secrets.texts.filter((text) => /^\d{6}$/.test(text)),
    secrets.texts.filter((text) => !/^\d{6}$/.test(text)),
  ];
  for (const secret of others) expect(sent).not.toContain(secret);
  for (const code of [...secrets.codes, ...codes]) expect(sent).not.toMatch(new RegExp(`\\b${code}\\b`));
  expect(sent).not.toMatch(/stranger|of-a-query|203\.0\.113|select |update /);
});

test('SEC-88 of an error only its kind is told', () => {
  const [span] = named('failing');
  expect(span).toMatchObject({ status: { code: 2 } });
  expect(span?.attributes).toEqual([{ key: 'error.type', value: { stringValue: 'TypeError' } }]);
  expect(collector.received.join('\n')).not.toContain('what a driver quotes');
});
