import type { ReversibleChange } from '@countersign/two-factor';
import { expect, test } from 'vitest';
import '../index.ts';
import { enrolments, keptColumns } from '../factors/index.ts';
import { definedStatements } from './statement.ts';
import { touchedBy } from './undo-change.ts';

const KEEPS = /insert into reversible_changes \(([^)]+)\)\s+select [^']+'([a-z-]+)'/;

const keeping = definedStatements().flatMap(({ name, text }) => {
  const [, columns = '', kind = ''] = KEEPS.exec(text) ?? [];
  return kind === '' ? [] : [{ name, columns: columns.split(', '), kind: kind as ReversibleChange }];
});

/** Where a factor is kept, by the columns that say so. */
const columnsOf = (touched: readonly string[]) =>
  enrolments
    .filter(({ factor }) => touched.includes(factor))
    .flatMap(({ kept }) => ('rows' in kept ? [kept.rows] : keptColumns(kept).map(([column]) => column)));

test('each change that can be taken back is made by a statement', () => {
  expect(new Set(keeping.map(({ kind }) => kind))).toEqual(new Set(Object.keys(touchedBy)));
});

/** There was nothing before them that they could have replaced, so that nothing has to be kept. */
const beginnings: readonly ReversibleChange[] = ['activated', 'authenticator-added'];

test.each(keeping.filter(({ kind }) => !beginnings.includes(kind)))(
  '$name keeps each factor that its undo puts back: what is not kept would count as not there, and go',
  ({ columns, kind }) => {
    expect(columns).toEqual(expect.arrayContaining(columnsOf(touchedBy[kind])));
  },
);
