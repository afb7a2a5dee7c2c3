import type { Answer } from './browser.ts';
import type { Account } from './people.ts';
import type { Bff } from './start-bff.ts';
import type { ObservedDatabase } from './test-database.ts';

export interface SecurityEvent {
  kind: string;
  factor: string | null;
  isNewBrowser: boolean | null;
  sessionId: string | null;
  browserId: string | null;
  requestId: string | null;
  address: string | null;
  browser: string | null;
}

/** What has been noted of an account, the oldest first. */
export const securityEventsIn =
  ({ query }: Pick<ObservedDatabase, 'query'>) =>
  ({ id }: Pick<Account, 'id'>): Promise<SecurityEvent[]> =>
    query<SecurityEvent>(
      `select kind, factor, is_new_browser as "isNewBrowser", session_id as "sessionId", browser_id as "browserId",
        request_id as "requestId", address,
        nullif(concat_ws(' on ', browser_name, browser_system), '') as browser
      from security_events e where account_id = $1 order by e.id`,
      [id],
    );

/** What `act` has added to the events of the account, once it has answered. */
export async function notedBy(bff: Bff, account: Pick<Account, 'id'>, act: () => Promise<Answer>) {
  const before = await bff.securityEvents(account);
  const answer = await act();
  return { answer, events: (await bff.securityEvents(account)).slice(before.length) };
}
