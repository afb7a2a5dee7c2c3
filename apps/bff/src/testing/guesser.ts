import { passwordThrottle } from '@countersign/two-factor';
import type { Answer, Browser } from './browser.ts';
import { fromFreshNetwork } from './fresh-network.ts';
import type { Bff } from './start-bff.ts';
import { times } from './times.ts';

interface Guess {
  email: string;
  /** A wrong one, if none is named. */
  password?: string;
  /** A network that nobody has come from yet, if none is named. */
  from?: { 'X-Forwarded-For': string };
  browser?: Browser;
}

/** Tries passwords at a BFF that believes one proxy, from as many networks as it likes. */
export function guesserAt(bff: Bff) {
  const signIn = ({
    browser = bff.browser(),
    email,
    from = fromFreshNetwork(),
    password = 'wrong but long enough',
  }: Guess): Promise<Answer> => browser.post('/api/sign-in', { email, password }, from);
  return {
    signIn,
    /** Uses up what strangers may try at the account. */
    exhaustAccount: (email: string) => times(passwordThrottle.account.capacity, () => signIn({ email })),
    /** As if so many had been taken of each bucket that held more than that, and nothing came back to it for an hour. */
    draw: (tokens: number) =>
      bff.query(
        "update throttles set tokens = tokens - $1, refilled_at = now() + interval '1 hour' where tokens > $1",
        [tokens],
      ),
    /** Moves every count into the past, which is the same as waiting. */
    wait: (seconds: number) =>
      bff.query('update throttles set refilled_at = refilled_at - make_interval(secs => $1)', [seconds]),
  };
}

export const statusesOf = (answers: readonly Answer[]) => answers.map(({ status }) => status);
export const retryAfterOf = ({ headers }: Answer) => Number(headers.get('Retry-After'));
