import { type Accounts, optionalNotices } from '@countersign/two-factor';
import { rowOf, rowRetryingDeadlock, rowsOf, rowsRetryingDeadlock, type Sql } from '../connection/sql.ts';
import {
  addAccount,
  blockAccount,
  chooseLanguage,
  findUnicodeDomains,
  mutedNoticesOf,
  muteNotices,
  replacePasswordHash,
  respellEmail,
  unblockAccount,
} from '../statements/accounts.ts';
import { addMoved, findTaken, nextExported } from '../statements/moved-accounts.ts';
import { originValues } from '../statements/parts/security-events.ts';

export const createAccounts = (database: Sql): Accounts => ({
  async add({ email, id, passwordHash }) {
    return (await rowOf(database, addAccount, { id, email, passwordHash })) !== null;
  },

  async addMoved(moved) {
    if (moved.length === 0) return [];
    const enrolled = moved.flatMap(({ authenticator, id }) => (authenticator ? [{ ...authenticator, owner: id }] : []));
    const values = {
      ids: moved.map(({ id }) => id),
      emails: moved.map(({ email }) => email),
      names: moved.map(({ name }) => name ?? ''),
      passwordHashes: moved.map(({ passwordHash }) => passwordHash),
      owners: enrolled.map(({ owner }) => owner),
      authenticatorIds: enrolled.map(({ id }) => id),
      sealedSecrets: enrolled.map(({ secret }) => secret.sealed),
      keyIds: enrolled.map(({ secret }) => secret.keyId),
    };
    return (await rowsRetryingDeadlock(database, addMoved, values)).map(({ id }) => id);
  },

  async findTaken(emails) {
    return (await rowsOf(database, findTaken, { emails })).map(({ email }) => email);
  },

  async nextExported({ after }) {
    const rows = await rowsOf(database, nextExported, { after });
    return rows.map(({ factors, since, ...row }) => ({
      ...row,
      factors: factors.map((factor, index) => ({ factor, since: new Date(Number(since[index])) })),
    }));
  },

  async replacePasswordHash({ accountId, from, to }) {
    await rowsOf(database, replacePasswordHash, { accountId, from, to });
  },

  async block({ email, reason }) {
    return (await rowRetryingDeadlock(database, blockAccount, { email, reason }))?.isDone ?? null;
  },

  async unblock({ email }) {
    return (await rowRetryingDeadlock(database, unblockAccount, { email }))?.isDone ?? null;
  },

  async chooseLanguage({ accountId, language }) {
    await rowsOf(database, chooseLanguage, { accountId, language });
  },

  async mutedNotices(accountId) {
    return (await rowOf(database, mutedNoticesOf, { accountId }))?.muted ?? [];
  },

  async muteNotices({ muted, requestedFrom, session: { accountId, id: sessionId } }) {
    await rowRetryingDeadlock(database, muteNotices, {
      ...originValues(requestedFrom),
      accountId,
      sessionId,
      // In one order, so that the same choice is no change.
      muted: optionalNotices.filter((notice) => muted.includes(notice)),
    });
  },

  findUnicodeDomains: ({ after }) => rowsOf(database, findUnicodeDomains, { after }),

  async respell({ accountId, to }) {
    return (await rowOf(database, respellEmail, { accountId, to })) !== null;
  },
});
