import { afterAll, expect, inject, test } from 'vitest';
import { openEmbedded } from '../connection/embedded/open-embedded.ts';
import { emptyTestDatabase, migratedFolder, runUnprepared } from '../testing/index.ts';
import { domainWords } from './domains.ts';

const database = await emptyTestDatabase(inject('postgresUrl'), 1);
afterAll(() => database.close());

test.each(Object.entries(domainWords))('the domain %s allows its words and nothing else', async (domain, words) => {
  const [row] = await database.query<{ allowed: string }>(
    'select pg_get_constraintdef(oid) as allowed from pg_constraint where contypid = $1::regtype',
    [domain],
  );
  expect(row?.allowed.match(/'[^']*'/g)).toEqual(words.map((word) => `'${word}'`));
});

test.each(['small_count', 'token_count'])('the domain %s allows 0 and nothing below', async (domain) => {
  expect(await database.query(`select 0::${domain} as zero`)).toEqual([{ zero: 0 }]);
  await expect(database.query(`select (-1)::${domain}`)).rejects.toThrow(`${domain}_is_not_negative`);
});

test('tables check little themselves, since every statement that writes to one parses its checks again', async () => {
  const checks = await database.query<{ conname: string }>(
    `select conname from pg_constraint where contype = 'c' and conrelid <> 0 and connamespace = 'public'::regnamespace
    order by conname`,
  );
  expect(checks.map(({ conname }) => conname)).toEqual([
    'accounts_email_is_canonical',
    'challenges_has_the_holder_of_its_purpose',
  ]);
});

test('a migration can give each domain more words, in the embedded database too', async () => {
  using folder = await migratedFolder();
  const embedded = await openEmbedded(folder.path);
  const run = (text: string) => runUnprepared(embedded.sql, text);
  for (const [domain, words] of Object.entries(domainWords)) {
    const more = [...words, 'another'].map((word) => `'${word}'`).join(', ');
    await run(`alter domain ${domain} drop constraint ${domain}_is_known`);
    await run(`alter domain ${domain} add constraint ${domain}_is_known check (value in (${more}))`);
    await run(`select 'another'::${domain}`);
  }
  await embedded.close();
});
