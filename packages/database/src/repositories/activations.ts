import { type Activations, activationLimits, type PendingActivation } from '@countersign/two-factor';
import { eq, sql } from 'drizzle-orm';
import { trustBrowser } from '../browsers-sql.ts';
import type { Sql } from '../connect.ts';
import { isPending } from '../liveness.ts';
import { leaveNotice } from '../notices-sql.ts';
import { carryOver, endEverythingElse, raiseEpoch } from '../raise-epoch.ts';
import { rowOf, rowOfWholeChange } from '../rows.ts';
import { authenticators } from '../schema/index.ts';
import { noteEvent } from '../security-events-sql.ts';

interface PendingRow {
  authenticatorId: string;
  sealedSecret: Uint8Array;
  keyId: string;
  expiresAt: string;
}

const pendingColumns = sql`p.authenticator_id as "authenticatorId", p.sealed_secret as "sealedSecret",
  p.key_id as "keyId", p.expires_at as "expiresAt"`;

const pendingFrom = ({ authenticatorId, expiresAt, keyId, sealedSecret }: PendingRow): PendingActivation => ({
  authenticatorId,
  secret: { keyId, sealed: sealedSecret },
  expiresAt: new Date(expiresAt),
});

export const activationsIn = (database: Sql): Activations => ({
  async activatedAt(accountId) {
    const [active] = await database
      .select({ activatedAt: authenticators.createdAt })
      .from(authenticators)
      .where(eq(authenticators.accountId, accountId));
    return active?.activatedAt ?? null;
  },

  async begin({ authenticatorId, requestedFrom, secret, session }) {
    const row = await rowOfWholeChange<{ expiresAt: string }>(
      database,
      sql`
        with begun as (
          insert into pending_activations (account_id, authenticator_id, session_id, sealed_secret, key_id,
            security_epoch, attempts_left, expires_at)
          select a.id, ${authenticatorId}::uuid, ${session.id}::uuid, ${secret.sealed}::bytea, ${secret.keyId},
            a.security_epoch, ${activationLimits.attempts}::int, now() + make_interval(secs => ${activationLimits.timeToLive})
          from accounts a join sessions s on s.account_id = a.id
          where s.id = ${session.id}::uuid and s.security_epoch = ${session.securityEpoch}::int
            and a.security_epoch = s.security_epoch
            and not exists (select from authenticators t where t.account_id = a.id)
          -- Held, since whoever changes the factors meanwhile ends it.
          for key share of s
          on conflict (session_id) do update set
            authenticator_id = excluded.authenticator_id, sealed_secret = excluded.sealed_secret,
            key_id = excluded.key_id, security_epoch = excluded.security_epoch,
            attempts_left = excluded.attempts_left, created_at = now(), expires_at = excluded.expires_at
          returning account_id, session_id, expires_at
        ),
        event as (${noteEvent({ kind: 'activation-begun', requestedFrom, change: sql`begun`, sessionId: sql`session_id` })})
        select expires_at as "expiresAt" from begun`,
    );
    return row && { expiresAt: new Date(row.expiresAt) };
  },

  async find(session) {
    const row = await rowOf<PendingRow>(
      database,
      sql`
        select ${pendingColumns} from pending_activations p join accounts a on a.id = p.account_id
        where p.session_id = ${session.id}::uuid and ${isPending}`,
    );
    return row && pendingFrom(row);
  },

  async abandon(session) {
    await rowOf(database, sql`delete from pending_activations where session_id = ${session.id}::uuid`);
  },

  async charge(session) {
    const row = await rowOf<PendingRow & { attemptsLeft: number; now: number }>(
      database,
      sql`
        update pending_activations p set attempts_left = p.attempts_left - 1
        from accounts a
        where p.session_id = ${session.id}::uuid and a.id = p.account_id and ${isPending}
        returning ${pendingColumns}, p.attempts_left as "attemptsLeft",
          extract(epoch from clock_timestamp())::float8 * 1000 as "now"`,
    );
    return row && { attemptsLeft: row.attemptsLeft, now: new Date(row.now), pending: pendingFrom(row) };
  },

  async refundUnjudged(session) {
    await rowOf(
      database,
      sql`
        update pending_activations set attempts_left = least(${activationLimits.attempts}::int, attempts_left + 1)
        where session_id = ${session.id}::uuid`,
    );
  },

  async confirm({ authenticatorId, browserTokenHash, noticeId, requestedFrom, session, step, tokenHash }) {
    const row = await rowOfWholeChange<{ activatedAt: string; browserId: string | null }>(
      database,
      sql`
        with proved as (
          delete from pending_activations p
          where p.authenticator_id = ${authenticatorId}::uuid and p.session_id = ${session.id}::uuid and p.expires_at > now()
          returning p.account_id, p.sealed_secret, p.key_id
        ),
        ${raiseEpoch({ from: sql`proved`, seenEpoch: session.securityEpoch })},
        activated as (
          insert into authenticators (id, account_id, sealed_secret, key_id, last_step)
          select ${authenticatorId}::uuid, raised.account_id, proved.sealed_secret, proved.key_id, ${step}::bigint
          from raised, proved
          returning account_id, created_at
        ),
        proved_at_browser as (
          select raised.account_id, raised.security_epoch, s.browser_id
          from raised join sessions s on s.id = ${session.id}::uuid
        ),
        ${endEverythingElse(session.id)},
        trusted as (${trustBrowser(sql`proved_at_browser`, browserTokenHash)} returning w.id),
        carried_over as (${carryOver({ sessionId: session.id, tokenHash, amr: ['pwd', 'otp'] })}),
        event as (${noteEvent({
          kind: 'activated',
          requestedFrom,
          change: sql`activated left join proved_at_browser using (account_id)`,
          sessionId: sql`${session.id}`,
          browserId: sql`browser_id`,
          factor: sql`'otp'`,
        })}),
        notice as (${leaveNotice({ id: noticeId, notice: 'activated', requestedFrom, change: sql`activated` })})
        select activated.created_at as "activatedAt", trusted.id as "browserId"
        from activated, carried_over left join trusted on true`,
    );
    return row && { activatedAt: new Date(row.activatedAt), browserId: row.browserId };
  },
});
