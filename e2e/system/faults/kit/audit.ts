import type { Place } from '../../../kit/exchange.ts';
import type { Browser } from '../../kit/http-browser.ts';
import { sessionStatus } from '../../kit/member.ts';
import { countOf, type Ledger } from './ledger.ts';
import type { Loaded } from './load.ts';

/** Counts of everything that must not have happened. */
export interface Findings {
  answeredAndLost: number;
  endedAndAlive: number;
  acceptedTwice: number;
  withoutBothFactors: number;
  notNoted: number;
  hung: number;
  surprises: readonly string[];
}

export const nothingWrong: Findings = {
  answeredAndLost: 0,
  endedAndAlive: 0,
  acceptedTwice: 0,
  withoutBothFactors: 0,
  notNoted: 0,
  hung: 0,
  surprises: [],
};

/** Compares what users were told with the rows and with what their browsers reach after recovery. */
export async function audit(ledger: Ledger, { places, query }: Pick<Loaded, 'places' | 'query'>): Promise<Findings> {
  const lostSessions = await countStatuses(ledger.signedIn, places, (status) => status !== 200);
  const endedAndAlive = await countStatuses(ledger.signedOut, places, (status) => status !== 401);
  const accounts = await query<AccountRow>(accountFacts, [[...new Set(ledger.attempts.map((each) => each.accountId))]]);
  const codes = codesOf(ledger, accounts);
  const [factors] = await query<{ lost: number }>(
    `select count(*)::int as lost from unnest($1::uuid[], $2::boolean[]) as told (account_id, active)
    where active <> exists (select 1 from authenticators t where t.account_id = told.account_id)`,
    [[...ledger.isActive.keys()], [...ledger.isActive.values()]],
  );
  const [sessions] = await query<{ withoutBothFactors: number; notNoted: number }>(sessionFacts);
  return {
    answeredAndLost: lostSessions + codes.lost + (factors?.lost ?? 0),
    endedAndAlive,
    acceptedTwice: codes.acceptedTwice,
    withoutBothFactors: sessions?.withoutBothFactors ?? Number.NaN,
    notNoted: sessions?.notNoted ?? Number.NaN,
    hung: countOf(ledger, 'hung'),
    surprises: ledger.surprises,
  };
}

/** Every session has exactly one security event, and those of active accounts were started with both factors. */
const sessionFacts = `
  select (
    select count(*)::int from sessions s join authenticators t using (account_id) where not s.amr && '{otp,email}'
  ) as "withoutBothFactors",
  (
    select count(*)::int from sessions s where 1 <> (
      select count(*) from security_events e where e.session_id = s.id and e.kind = 'signed-in'
    )
  ) as "notNoted"`;

interface AccountRow {
  id: string;
  lastStep: number | null;
  accepted: number;
}

const accountFacts = `
  select a.id, (select last_step::int from authenticators t where t.account_id = a.id) as "lastStep",
    (
      select count(*)::int from security_events e
      where e.account_id = a.id and (e.kind = 'activated' or e.kind = 'signed-in' and e.factor = 'otp')
    ) as accepted
  from accounts a where a.id = any($1::uuid[])`;

/** Every accepted code has a security event: at least those acknowledged, at most those not refused. */
function codesOf({ attempts }: Ledger, accounts: readonly AccountRow[]): { lost: number; acceptedTwice: number } {
  let [lost, acceptedTwice] = [0, 0];
  const byAccount = Map.groupBy(attempts, ({ accountId }) => accountId);
  for (const { accepted, id, lastStep } of accounts) {
    const ofAccount = byAccount.get(id) ?? [];
    const answered = ofAccount.filter(({ outcome }) => outcome === 'accepted').map(({ step }) => step);
    const possible = new Set(ofAccount.filter(({ outcome }) => outcome !== 'refused').map(({ step }) => step));
    const isForgotten = lastStep !== null && answered.some((step) => step > lastStep);
    lost += Math.max(0, answered.length - accepted) + (isForgotten ? 1 : 0);
    acceptedTwice += Math.max(answered.length - new Set(answered).size, accepted - possible.size, 0);
  }
  return { lost, acceptedTwice };
}

export async function countStatuses(
  browsers: ReadonlySet<Browser>,
  places: readonly Place[],
  isWrong: (status: number) => boolean,
): Promise<number> {
  const waiting = [...browsers].entries();
  let wrong = 0;
  async function keepGoing() {
    for (const [index, browser] of waiting) {
      const place = places[index % places.length];
      if (!place || isWrong(await sessionStatus(browser.at(place)))) wrong += 1;
    }
  }
  await Promise.all(Array.from({ length: 8 }, keepGoing));
  return wrong;
}
