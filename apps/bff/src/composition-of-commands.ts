import { createLinkTokens, createSecretSeal, foreignHashes, systemRandom } from '@countersign/crypto';
import {
  createAccounts,
  createAssistedRecoveries,
  createInvitations,
  createNotices,
  createSealedSecrets,
  createSecurityEvents,
} from '@countersign/database';
import {
  makeAddAccount,
  makeBeginHelp,
  makeBlockAccount,
  makeExportAccounts,
  makeExportActivity,
  makeFindMissingKeys,
  makeImportAccounts,
  makeInvite,
  makeListInvitations,
  makeReportKeys,
  makeResendInvitation,
  makeRespellAddresses,
  makeRotateKeys,
  makeUnblockAccount,
  makeWithdrawInvitation,
  type Notices,
  type PasswordHash,
} from '@countersign/two-factor';
import { type Adapters, commonPasswords, type Policy } from './composition-root.ts';

// What operators run by a command, and what a start runs once: each is composed of what it needs and no more. What such a
// command queues is mailed by a server that runs.

type OverDatabase = Pick<Adapters, 'database'>;
type OverDatabaseWithKeys = Pick<Adapters, 'database' | 'keyring'>;

export type AddAccount = ReturnType<typeof composeAddAccount>;

export const composeAddAccount = (
  { database, passwordHash }: OverDatabase & { passwordHash: Pick<PasswordHash, 'hash'> },
  { platformName }: Pick<Policy, 'platformName'>,
) =>
  makeAddAccount({
    accounts: createAccounts(database.sql),
    commonPasswords,
    passwordHash,
    platformName,
    random: systemRandom,
  });

export function composeInvitations({ database, keyring }: OverDatabaseWithKeys) {
  const invitations = createInvitations(database.sql);
  const inviting = {
    invitations,
    invitationTokens: createLinkTokens('invitations', keyring),
    random: systemRandom,
  };
  return {
    invite: makeInvite(inviting),
    resend: makeResendInvitation(inviting),
    withdraw: makeWithdrawInvitation({ invitations }),
    list: makeListInvitations({ invitations }),
  };
}

export const composeImport = ({ database, keyring }: OverDatabaseWithKeys) =>
  makeImportAccounts({
    accounts: createAccounts(database.sql),
    foreignHashes,
    random: systemRandom,
    secretSeal: createSecretSeal(keyring),
  });

/** It needs no key, since it reads no secret. */
export const composeExport = ({ database }: OverDatabase) => ({
  exportAccounts: makeExportAccounts({ accounts: createAccounts(database.sql) }),
  exportActivity: makeExportActivity({ securityEvents: createSecurityEvents(database.sql) }),
});

export const composeBeginHelp = ({ database, keyring }: OverDatabaseWithKeys) =>
  makeBeginHelp({
    assistedRecoveries: createAssistedRecoveries(database.sql),
    linkTokens: createLinkTokens('undo links', keyring),
    random: systemRandom,
  });

export function composeBlocking({ database }: OverDatabase) {
  const accounts = createAccounts(database.sql);
  return { blockAccount: makeBlockAccount({ accounts }), unblockAccount: makeUnblockAccount({ accounts }) };
}

export const composeNotices = ({ database }: OverDatabase): Pick<Notices, 'list' | 'retry'> =>
  createNotices(database.sql);

export const composeRespellAddresses = ({ database }: OverDatabase) =>
  makeRespellAddresses({ accounts: createAccounts(database.sql) });

export function composeKeys({ database, keyring }: OverDatabaseWithKeys) {
  const parts = { sealedSecrets: createSealedSecrets(database.sql), secretSeal: createSecretSeal(keyring) };
  return {
    findMissingKeys: makeFindMissingKeys(parts),
    reportKeys: makeReportKeys(parts),
    rotateKeys: makeRotateKeys(parts),
  };
}
