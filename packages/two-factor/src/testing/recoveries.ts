import type { createTestSystem } from './create-test-system.ts';
import { type ActiveMember, type Member, requestedFrom } from './people.ts';

type System = Awaited<ReturnType<typeof createTestSystem>>;

export const REASON = 'lost her phone and the codes';

/** Brings members into the states of a recovery. */
export function createRecoveries(system: System) {
  const { activeMember, query } = system;

  /** Somebody whose administrator has offered help, with the token of the mailed link. */
  async function helped(someone?: ActiveMember) {
    const member = someone ?? (await activeMember());
    const { email } = member.account;
    const begun = await system.beginHelp({ email, reason: REASON });
    if (begun.kind !== 'begun') throw new Error(`The help is ${begun.kind}.`);
    await system.deliverNotices();
    return { ...member, startToken: await system.newestRecoveryToken(email, 'start') };
  }

  async function start(token: string) {
    const outcome = await system.startRecovery({ token, requestedFrom });
    await system.settled();
    return outcome;
  }

  /** Somebody who has started the wait, with the token of the link that cancels it. */
  async function waiting(someone?: ActiveMember) {
    const member = await helped(someone);
    const started = await start(member.startToken);
    if (started.kind !== 'started') throw new Error(`The recovery is ${started.kind}.`);
    return { ...member, cancelToken: await system.newestRecoveryToken(member.account.email, 'cancel') };
  }

  return {
    helped,
    start,
    waiting,
    /** Moves the end of the wait so many seconds closer: time is the database's. */
    pass: ({ account }: Pick<Member, 'account'>, seconds: number) =>
      query('update assisted_recoveries set due_at = due_at - make_interval(secs => $2) where account_id = $1', [
        account.id,
        seconds,
      ]),
    /** Completes what is due, as a replica does at its turn. */
    async turn() {
      const completed = await system.completeRecoveries(new AbortController().signal);
      await system.settled();
      return completed;
    },
    recoveryOf: async ({ account }: Pick<Member, 'account'>) =>
      (await query('select * from assisted_recoveries where account_id = $1', [account.id])).at(0) ?? null,
    /** Everything about the factors of the account, as it stands in their tables. */
    factorsOf: ({ account }: Pick<Member, 'account'>) =>
      query(
        `select t.*, r.id as codes, r.sealed_key, r.macs, r.saved_at from authenticators t
        full join recovery_codes r on r.account_id = t.account_id where $1 in (t.account_id, r.account_id)`,
        [account.id],
      ),
  };
}
