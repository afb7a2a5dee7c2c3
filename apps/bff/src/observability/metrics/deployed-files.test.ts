import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { samplesIn, textOfMetrics } from '../../testing/scrape.ts';
import { startBff } from '../../testing/start-bff.ts';
import { wholeLife } from '../../testing/whole-life.ts';

const bff = await startBff();
afterAll(() => bff.close());

await wholeLife(bff);
await bff.browser().get('/api/health/ready');
await bff.settled();
const scraped = samplesIn(await textOfMetrics(bff));

const SELECTOR = /(?<![:\w])(?<name>(?:countersign|process|nodejs)_\w+)(?:\{(?<matchers>[^}]*)\})?/g;
const MATCHER = /(?<label>\w+)(?<how>=|!=)"(?<said>[^"]*)"/g;

/** Metrics that the file asks for, each with what it asks of one label. */
const asked = (file: string) =>
  [
    ...readFileSync(fileURLToPath(new URL(`../../../deploy/${file}`, import.meta.url)), 'utf8')
      .replaceAll('\\"', '"')
      .matchAll(SELECTOR),
  ].map(({ groups }) => ({ name: groups?.name ?? '', matchers: groups?.matchers ?? '' }));

describe.each(['alerts.yaml', 'grafana/countersign.json'])('SEC-86 %s', (file) => {
  test('asks for metrics and labels that a replica has', () => {
    const selectors = asked(file);
    expect(selectors.length).toBeGreaterThan(10);
    const missing = selectors.filter(
      ({ matchers, name }) =>
        !scraped.some(
          (sample) =>
            sample.name === name &&
            [...matchers.matchAll(MATCHER)].every(({ groups }) =>
              groups?.how === '='
                ? sample.labels[groups.label ?? ''] === groups.said
                : (groups?.label ?? '') in sample.labels,
            ),
        ),
    );
    expect(missing).toEqual([]);
  });
});
