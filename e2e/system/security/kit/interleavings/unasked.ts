import { randomBytes } from 'node:crypto';
import { createCodeMac, createLinkTokens, systemRandom } from '@countersign/crypto';
import { createAssistedRecoveries, createPasswordResets } from '@countersign/database';
import type { Answer } from '../../../../kit/exchange.ts';
import type { Browser } from '../../../kit/http-browser.ts';
import type { Account } from '../../../kit/member.ts';
import { keyringOfReplicas } from '../../../kit/settings.ts';
import { type TwoReplicas, wireNames } from '../two-replicas.ts';
import { hashOf } from './hash-of.ts';
import { emailOf } from './state.ts';

const linkTokens = createLinkTokens('undo links', keyringOfReplicas);
const codeMac = createCodeMac(keyringOfReplicas);

const requestedFrom = () => ({ requestId: systemRandom.id(), browser: null, address: null, language: 'en' as const });

const answered = (status: number, body: unknown = null): Answer => ({ status, headers: {}, body });

/** What happens to an account without a request of its owner, or after the answer to one, as the replicas' own code does it. */
export type Unasked = ReturnType<typeof unaskedIn>;

export function unaskedIn({ query, sql }: Pick<TwoReplicas, 'query' | 'sql'>) {
  const recoveries = createAssistedRecoveries(sql);
  const resets = createPasswordResets(sql);

  const isDue = async ({ id }: Account) =>
    (await query('select 1 from assisted_recoveries where account_id = $1 and due_at <= now()', [id])).length > 0;

  /** By nobody's session. */
  const timesCompleted = async ({ id }: Account) =>
    (
      await query(
        "select 1 from security_events where account_id = $1 and kind = 'deactivated' and session_id is null",
        [id],
      )
    ).length;

  return {
    /** The answer to a request is given long before: the row is made after a pause of up to three seconds. */
    async issueReset({ email }: { email: string }, browser: Browser): Promise<Answer> {
      const [id, token, code] = [systemRandom.id(), randomBytes(32).toString('base64url'), systemRandom.eightDigits()];
      const cookie = browser.cookies.get(wireNames.reset) ?? randomBytes(32).toString('base64url');
      browser.cookies.set(wireNames.reset, cookie);
      await resets.issue({
        id,
        email,
        requestTokenHash: Buffer.from(hashOf(cookie), 'hex'),
        tokenHash: Buffer.from(hashOf(token), 'hex'),
        code: codeMac.make(code, { purpose: 'password-reset', challengeId: id }),
        triesKey: randomBytes(32),
        requestedFrom: requestedFrom(),
      });
      return answered(200, { token, code });
    },

    /** As `pnpm accounts help` does. */
    async offerHelp(account: Account, email: number): Promise<Answer> {
      const noticeId = systemRandom.id();
      const link = linkTokens.issue(noticeId);
      const { kind } = await recoveries.begin({
        email: emailOf(account, email),
        reason: 'locked out',
        notice: { noticeId, link },
        requestedFrom: requestedFrom(),
      });
      return kind === 'begun' ? answered(200, { token: linkTokens.tokenOf(noticeId, link.keyId) }) : answered(409);
    },

    /** Of the link in the notice that its wait has started. */
    async cancelToken({ id }: Account): Promise<string | undefined> {
      const [row] = await query<{ notice: string | null; key: string }>(
        'select cancel_notice_id as notice, cancel_key_id as key from assisted_recoveries where account_id = $1',
        [id],
      );
      return (row?.notice && linkTokens.tokenOf(row.notice, row.key)) || undefined;
    },

    /** A day passes, and replicas take turns until the recovery is over: one that is locked is left to the next turn. */
    async completeRecovery(account: Account): Promise<Answer> {
      const before = await timesCompleted(account);
      let token: string | null = null;
      await query('update assisted_recoveries set due_at = now() where account_id = $1 and started_at is not null', [
        account.id,
      ]);
      while (await isDue(account)) {
        const noticeId = systemRandom.id();
        const link = linkTokens.issue(noticeId);
        const ended = await recoveries.completeNext({ notice: { noticeId, link }, requestedFrom: requestedFrom() });
        if (ended?.accountId === account.id) token = linkTokens.tokenOf(noticeId, link.keyId);
      }
      return (await timesCompleted(account)) > before ? answered(200, { token: token ?? undefined }) : answered(409);
    },
  };
}
