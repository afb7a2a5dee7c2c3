import type { SessionAnswer } from '@countersign/contract';
import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { sessionQuery } from '../../shared/bff/session-query.ts';
import { onSessionRead } from './on-session-read.ts';

const session = (language: SessionAnswer['account']['language']): SessionAnswer => ({
  account: { id: 'ann', email: 'ann@example.com', language },
  session: { amr: ['pwd'], signedInAt: '2026-11-24T08:00:00.000Z', expiresAt: '2026-11-25T08:00:00.000Z' },
  recovery: null,
});

function listen(client: QueryClient) {
  const heard: SessionAnswer['account']['language'][] = [];
  const stop = onSessionRead(client, ({ account }) => heard.push(account.language));
  return { heard, stop };
}

const answer = (client: QueryClient, language: SessionAnswer['account']['language']) =>
  client.fetchQuery({ ...sessionQuery, staleTime: 0, queryFn: async () => session(language) });

test('the known session is reported, and every one read later', async () => {
  const client = new QueryClient();
  await answer(client, null);
  const { heard } = listen(client);
  await answer(client, 'zh-CN');
  expect(heard).toEqual([null, 'zh-CN']);
});

test('a session that is read after the cache was cleared is reported', async () => {
  const client = new QueryClient();
  const { heard } = listen(client);
  await answer(client, 'en');
  client.removeQueries();
  await answer(client, 'zh-CN');
  expect(heard).toEqual(['en', 'zh-CN']);
});

test('what the console itself writes into the cache is not reported, nor is another query', async () => {
  const client = new QueryClient();
  const { heard, stop } = listen(client);
  client.setQueryData(sessionQuery.queryKey, session('zh-CN'));
  await client.fetchQuery({ queryKey: ['other'], queryFn: async () => session('zh-CN') });
  stop();
  await answer(client, 'zh-CN');
  expect(heard).toEqual([]);
});
