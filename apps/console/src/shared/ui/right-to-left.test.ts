import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { physicalDirectionsIn } from './testing/physical-directions.ts';

const root = join(import.meta.dirname, '../..');
const stylesheets = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.css'));

test.each(stylesheets)('%s can be written from right to left', (file) => {
  expect(physicalDirectionsIn(readFileSync(join(root, file), 'utf8'))).toEqual([]);
});

test.each([
  'margin-left: 1rem',
  'padding-right: 0',
  'left: 0',
  'right: 1px',
  'border-left: 1px solid',
  'border-right-color: red',
  'border-top-left-radius: 4px',
  'scroll-margin-left: 1rem',
  'text-align: left',
  'text-align: right',
  'float: left',
  'inset: auto -18rem -22rem auto',
  'margin: 0 calc(1rem + (2px * 2)) 0 1rem',
])('%s is found', (declaration) => {
  expect(physicalDirectionsIn(`.a {\n  display: grid;\n  ${declaration};\n}`)).toEqual([declaration]);
});

test.each([
  'margin-inline-start: 1rem',
  'text-align: start',
  'text-align: center',
  'inset: 0',
  'inset: auto 1rem 1rem',
  'padding: 1rem calc(1px + 2px) 2rem calc(1px + 2px)',
  'border-inline-end: 1px solid',
  'background: url("./left: right;.svg")',
])('%s reads from either side', (declaration) => {
  expect(physicalDirectionsIn(`.a {\n  ${declaration};\n}`)).toEqual([]);
});

test('what has to stay on its side says why, and only for itself', () => {
  const css =
    '.a {\n  /* Physical: a map has its west there. */\n  left: 0;\n  right: 0;\n}\n/* A note. */\n.b {\n  left: 1px;\n}';
  expect(physicalDirectionsIn(css)).toEqual(['right: 0', 'left: 1px']);
});
