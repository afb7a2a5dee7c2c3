import type { Charge, FactorName } from '@countersign/two-factor';
import { rowOf, type Sql } from '../connection/sql.ts';
import { factorSqlOf } from '../factors/index.ts';
import { type chargeColumns, secondsUntilGuess } from '../statements/charge-guess.ts';
import type { ValuesOf } from '../statements/types.ts';

export async function chargeFrom<Name extends FactorName>(
  database: Sql,
  factor: Name,
  row: ValuesOf<typeof chargeColumns> | null,
): Promise<Charge<Name>> {
  if (!row) return { kind: 'gone' };
  const { accountId, attemptsLeft, browserId, challengeId, heldUntil, now, sessionId, trust } = row;
  if (heldUntil) return { kind: 'held', accountId, heldUntil };
  if (attemptsLeft === null) {
    const wait = await rowOf(database, secondsUntilGuess, { challengeId });
    return wait ? { kind: 'refused', accountId, retryAfterSeconds: wait.seconds } : { kind: 'gone' };
  }
  const stored = factorSqlOf(factor).storedOf(row);
  const charged = { kind: 'charged', accountId, challengeId, browserId, sessionId, trust, attemptsLeft } as const;
  return { ...charged, now: new Date(now), stored };
}
