import {
  type ActingSession,
  type EmailCodesChoice,
  type PasskeyDescriptor,
  type PasskeyRemoval,
  type Passkeys,
  passkeyLimits,
} from '@countersign/two-factor';
import { rowOf, rowRetryingDeadlock, rowsOf, type Sql } from '../connection/sql.ts';
import { activateByPasskey, addPasskey } from '../statements/add-passkey.ts';
import { findEmailCodesObstacles, switchEmailCodesOff, switchEmailCodesOn } from '../statements/choose-email-codes.ts';
import { actingValues } from '../statements/parts/acting-session.ts';
import { linkedNoticeValues, noticeValues } from '../statements/parts/notices.ts';
import { newRecoveryCodesValues } from '../statements/parts/recovery-codes.ts';
import { originValues } from '../statements/parts/security-events.ts';
import {
  beginAssertion,
  beginRegistration,
  type descriptorColumns,
  findRegistration,
} from '../statements/passkey-ceremonies.ts';
import {
  findObstacles,
  findRemovalObstacles,
  listPasskeys,
  removePasskey,
  renamePasskey,
} from '../statements/passkeys.ts';
import { isOfSession } from '../statements/session-challenge.ts';
import type { RowOf } from '../statements/statement.ts';
import { uuid, type ValuesOf } from '../statements/types.ts';
import { heldParameters, isHeld } from './challenges.ts';
import { unlessTaken } from './unless-taken.ts';

const beginSignIn = beginAssertion({ name: 'passkeys.beginSignIn', parameters: heldParameters, answered: isHeld });

const beginStepUp = beginAssertion({
  name: 'passkeys.beginStepUp',
  parameters: { sessionId: uuid },
  answered: (p) => isOfSession(p.sessionId, 'step-up'),
});

const descriptorsOf = ({ credentialIds, transports }: ValuesOf<typeof descriptorColumns>): PasskeyDescriptor[] =>
  credentialIds.map((credentialId, index) => ({ credentialId, transports: transports[index] ?? [] }));

export const createPasskeys = (database: Sql): Passkeys => ({
  list: (accountId) => rowsOf(database, listPasskeys, { accountId }),

  async beginRegistration({ challenge, session }) {
    const row = await rowRetryingDeadlock(database, beginRegistration, { ...actingValues(session), asked: challenge });
    return row && row.count < passkeyLimits.perAccount ? { existing: descriptorsOf(row) } : null;
  },

  findRegistration: ({ id: sessionId }) => rowOf(database, findRegistration, { sessionId }),

  async beginSignIn({ expectedId = null, tokenHash }, challenge) {
    const row = await rowRetryingDeadlock(database, beginSignIn, { tokenHash, expectedId, asked: challenge });
    return row && { passkeys: descriptorsOf(row) };
  },

  async beginStepUp({ id: sessionId }, challenge) {
    const row = await rowRetryingDeadlock(database, beginStepUp, { sessionId, asked: challenge });
    return row && { passkeys: descriptorsOf(row) };
  },

  async add(addition) {
    const added = await unlessTaken(rowRetryingDeadlock(database, addPasskey, additionValues(addition)));
    if (added === 'taken') return { kind: 'taken' };
    if (added) return { kind: 'added', browserId: added.browserId };
    const { isTaken, secondsUntilChange } = await obstaclesOf(database, addition);
    return notAdded(isTaken, secondsUntilChange);
  },

  async activate({ methods, recoveryCodes, ...addition }) {
    const values = { ...additionValues(addition), ...newRecoveryCodesValues(recoveryCodes), methods };
    const activated = await unlessTaken(rowRetryingDeadlock(database, activateByPasskey, values));
    if (activated === 'taken') return { kind: 'taken' };
    if (activated) return { kind: 'activated', activatedAt: activated.addedAt, browserId: activated.browserId };
    const { isActive, isTaken, secondsUntilChange } = await obstaclesOf(database, addition);
    return isActive ? { kind: 'already-active' } : notAdded(isTaken, secondsUntilChange);
  },

  async rename({ name, passkeyId, requestedFrom, session }) {
    const values = { ...originValues(requestedFrom), ...actingValues(session), passkeyId, name };
    return (await rowRetryingDeadlock(database, renamePasskey, values))?.isOwned ?? false;
  },

  async remove({ notice, passkeyId, requestedFrom, ...change }) {
    const values = { ...linkedNoticeValues(notice, requestedFrom), ...changeValues(change), passkeyId };
    const removed = await rowRetryingDeadlock(database, removePasskey, values);
    if (removed) return { kind: 'removed', browserId: removed.browserId };
    const found = await rowOf(database, findRemovalObstacles, { ...actingValues(change.session), passkeyId });
    if (!found) throw new Error('A query without a table has no row.');
    return notRemoved(found);
  },

  async chooseEmailCodes({ isAccepted, noticeId, requestedFrom, ...change }) {
    const values = { ...noticeValues(noticeId, requestedFrom), ...changeValues(change) };
    const choose = isAccepted ? switchEmailCodesOn : switchEmailCodesOff;
    const chosen = await rowRetryingDeadlock(database, choose, values);
    if (chosen) return { kind: 'chosen', browserId: chosen.browserId };
    const found = await rowOf(database, findEmailCodesObstacles, { accountId: change.session.accountId });
    if (!found) return { kind: 'session-gone' };
    return notChosen(found, isAccepted);
  },
});

type CarriedOver = Pick<Parameters<Passkeys['add']>[0], 'browserTokenHash' | 'session' | 'tokenHash'>;

const changeValues = ({ browserTokenHash, session, tokenHash }: CarriedOver) => ({
  ...actingValues(session),
  securityEpoch: session.securityEpoch,
  tokenHash,
  browserTokenHash,
});

function additionValues({ challenge, notice, passkey, requestedFrom, ...change }: Parameters<Passkeys['add']>[0]) {
  const { id: passkeyId, isUserVerified: _, ...kept } = passkey;
  return {
    ...linkedNoticeValues(notice, requestedFrom),
    ...changeValues(change),
    ...kept,
    passkeyId,
    asked: challenge,
  };
}

async function obstaclesOf(
  database: Sql,
  { passkey, session }: { session: ActingSession; passkey?: { credentialId: Uint8Array } },
) {
  const values = { accountId: session.accountId, credentialId: passkey?.credentialId ?? null };
  const found = await rowOf(database, findObstacles, values);
  if (!found) throw new Error('A query without a table has no row.');
  return found;
}

function notAdded(isTaken: boolean, retryAfterSeconds: number) {
  if (isTaken) return { kind: 'taken' } as const;
  return retryAfterSeconds > 0
    ? ({ kind: 'too-many-changes', retryAfterSeconds } as const)
    : ({ kind: 'ceremony-gone' } as const);
}

function notRemoved({ secondsUntilChange, ...found }: RowOf<typeof findRemovalObstacles>): PasskeyRemoval {
  if (!found.isActing) return { kind: 'session-gone' };
  if (!found.isOwned) return { kind: 'not-found' };
  if (found.isLast) return { kind: 'last-primary-factor' };
  // Where nothing is in the way any more, another change of the account came first, after which this session has another token.
  return secondsUntilChange > 0
    ? { kind: 'too-many-changes', retryAfterSeconds: secondsUntilChange }
    : { kind: 'session-gone' };
}

function notChosen(found: RowOf<typeof findEmailCodesObstacles>, isAccepted: boolean): EmailCodesChoice {
  if (!found.isActive) return { kind: 'not-active' };
  if (found.acceptsEmailCodes === isAccepted || (isAccepted && !found.hasPasskey)) return { kind: 'unchanged' };
  if (!found.hasPasskey) return { kind: 'no-passkey' };
  if (!isAccepted && !found.hasSavedCodes) return { kind: 'no-saved-codes' };
  const { secondsUntilChange: retryAfterSeconds } = found;
  return retryAfterSeconds > 0 ? { kind: 'too-many-changes', retryAfterSeconds } : { kind: 'session-gone' };
}
