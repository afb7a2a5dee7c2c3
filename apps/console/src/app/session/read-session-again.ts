import type { QueryClient } from '@tanstack/react-query';
import type { NavigateFunction } from 'react-router';
import { readSession, sessionQuery } from '../../shared/bff/session-query.ts';
import { showNewAccount } from './error-interceptor.ts';

/** What this page shows follows the session that there is by now, which may be of another account. */
export async function readSessionAgain(navigate: NavigateFunction, client: QueryClient): Promise<void> {
  const before = client.getQueryData(sessionQuery.queryKey);
  const now = await readSession();
  if (now.account.id === before?.account.id) client.setQueryData(sessionQuery.queryKey, now);
  else if (before) await showNewAccount(navigate, client);
  else await client.resetQueries();
}
