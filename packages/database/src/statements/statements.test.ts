import { readdirSync } from 'node:fs';
import pg from 'pg';
import { afterAll, describe, expect, inject, test } from 'vitest';
import '../index.ts';
import { describeStatement } from '../testing/describe-statement.ts';
import { emptyTestDatabase } from '../testing/index.ts';
import { definedStatements, type Statement } from './statement.ts';

const database = await emptyTestDatabase(inject('postgresUrl'));
const client = new pg.Client({ connectionString: database.url });
await client.connect();
afterAll(async () => {
  await client.end();
  await database.close();
});

/** Those that another test file has defined for itself in the same process are not ours. */
const ours = definedStatements().filter(({ name }) => !name.startsWith('test.'));
const named = ours.map((each) => [each.name, each] as const);

const typeNames = (types: Statement['parameters']) => Object.values(types).map(({ name }) => name);

test.each(named)('%s takes and answers what is declared beside it', async (_, { columns, parameters, text }) => {
  const described = await describeStatement(client, text);
  expect(described.parameters).toEqual(typeNames(parameters));
  expect(described.columns).toEqual(Object.entries(columns).map(([name, { name: type }]) => ({ name, type })));
});

/** The text as it is sent, with its parameters above it: to be read, compared, and pasted into psql. */
const asFile = ({ name, parameters, text }: Statement) => {
  const list = Object.entries(parameters).map(
    ([parameter, type], index) => `-- $${index + 1} ${parameter}: ${type.name}`,
  );
  return [`-- ${name}`, ...list, `${text};`, ''].join('\n');
};

test.each(named)('%s is sent as golden/*.sql has it', async (name, each) => {
  await expect(asFile(each)).toMatchFileSnapshot(`./golden/${name}.sql`);
});

test('no golden file is left over from a statement that is gone', () => {
  const files = readdirSync(new URL('golden', import.meta.url));
  expect(files.toSorted()).toEqual(named.map(([name]) => `${name}.sql`).toSorted());
});

describe('a change of the schema or of a statement is noticed', () => {
  test('a column that is renamed', async () => {
    await client.query('begin');
    await client.query('alter table challenges rename column attempts_left to tries_left');
    const open = definedStatements().find(({ name }) => name === 'challenges.open');
    await expect(describeStatement(client, open?.text ?? '')).rejects.toMatchObject({ code: '42703' });
    await client.query('rollback');
  });
});
