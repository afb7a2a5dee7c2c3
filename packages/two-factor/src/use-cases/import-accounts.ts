import type { Accounts, MovedAccount } from '../ports/accounts.ts';
import type { RandomSource, SecretSeal } from '../ports/crypto.ts';
import type { ForeignHashes, HashFlaw } from '../ports/passwords.ts';
import { type AccountNameFlaw, accountName, accountNameFlaw } from '../rules/account-name.ts';
import { canonicalEmail, isDeliverable } from '../rules/canonical-email.ts';
import { type KeyUriFlaw, readKeyUri } from '../rules/key-uri.ts';
import { movingLimits } from '../rules/limits.ts';

/** An account as another system has it; what it does not have is empty. */
export interface ForeignAccount {
  email: string;
  name: string;
  passwordHash: string;
  keyUri: string;
}

/** What whoever reads the file finds wrong with a line of it. */
export type LineFlaw = 'unreadable-line' | 'long-line' | 'not-utf-8' | 'open-quote' | 'cell-count' | 'unknown-field';

/** A line of the file, by its number. */
export type ImportLine = { line: number; account: ForeignAccount } | { line: number; flaw: LineFlaw };

export type ImportFlaw =
  | LineFlaw
  | AccountNameFlaw
  | KeyUriFlaw
  | 'no-email'
  | 'not-an-email'
  | 'repeated-email'
  | 'no-hash'
  | `hash-${HashFlaw}`;

export interface ImportProgress {
  /** Read so far. */
  lines: number;
  added: number;
  /** Of those added. */
  withAuthenticator: number;
  /** Left as they are. */
  existing: number;
  refused: number;
  /** Those of this batch: what is wrong, and nothing of what the line says. */
  refusals: readonly { line: number; flaw: ImportFlaw }[];
}

interface Dependencies {
  accounts: Accounts;
  foreignHashes: ForeignHashes;
  random: RandomSource;
  secretSeal: SecretSeal;
}

type Judged = { line: number; flaw: ImportFlaw } | { line: number; entry: Entry };

interface Entry {
  email: string;
  name: string | null;
  passwordHash: string;
  /** Of the authenticator; null for none. */
  secret: Uint8Array | null;
}

/**
 * Adds the accounts of another system, a batch and a statement at a time, so it may be stopped between two batches by not
 * asking for the next, and be run again: an account that exists is left as it is. A line that cannot be taken whole is not
 * taken at all, lest an account come without its second factor. A dry run tells the same and changes nothing.
 */
export const makeImportAccounts = ({ accounts, foreignHashes, random, secretSeal }: Dependencies) =>
  async function* importAccounts(
    lines: AsyncIterable<ImportLine>,
    { isDryRun }: { isDryRun: boolean },
  ): AsyncGenerator<ImportProgress, void> {
    const progress = { lines: 0, added: 0, withAuthenticator: 0, existing: 0, refused: 0 };
    /** One per account of the file, which is what an import needs memory for. */
    const seen = new Set<string>();
    for await (const batch of inBatches(lines)) {
      const judged = batch.map((line) => judge(line, foreignHashes, seen));
      const refusals = judged.filter((each) => 'flaw' in each);
      const entries = judged.flatMap((each) => ('entry' in each ? [each.entry] : []));
      const added = isDryRun ? await free(entries) : await add(entries);
      progress.lines += batch.length;
      progress.added += added.length;
      progress.withAuthenticator += added.filter(({ secret }) => secret !== null).length;
      progress.existing += entries.length - added.length;
      progress.refused += refusals.length;
      yield { ...progress, refusals };
    }

    async function free(entries: Entry[]): Promise<Entry[]> {
      const taken = new Set(await accounts.findTaken(entries.map(({ email }) => email)));
      return entries.filter(({ email }) => !taken.has(email));
    }

    async function add(entries: Entry[]): Promise<Entry[]> {
      const moved = entries.map((entry) => ({ entry, account: movedAccount(entry, { random, secretSeal }) }));
      const added = new Set(await accounts.addMoved(moved.map(({ account }) => account)));
      return moved.filter(({ account }) => added.has(account.id)).map(({ entry }) => entry);
    }
  };

function judge(read: ImportLine, foreignHashes: ForeignHashes, seen: Set<string>): Judged {
  const { line } = read;
  if ('flaw' in read) return read;
  const { account } = read;
  const refused = (flaw: ImportFlaw) => ({ line, flaw });
  if (account.email.trim() === '') return refused('no-email');
  const email = canonicalEmail(account.email);
  if (!isDeliverable(email)) return refused('not-an-email');
  const name = accountName(account.name);
  const nameFlaw = name === null ? null : accountNameFlaw(name);
  if (nameFlaw) return refused(nameFlaw);
  const passwordHash = account.passwordHash.trim();
  if (passwordHash === '') return refused('no-hash');
  const adoption = foreignHashes.adopt(passwordHash);
  if (adoption.kind === 'refused') return refused(`hash-${adoption.flaw}`);
  const keyUri = account.keyUri.trim();
  const key = keyUri === '' ? null : readKeyUri(keyUri);
  if (key?.kind === 'flawed') return refused(key.flaw);
  // Last, so that a line which is refused leaves its address to a later one.
  if (seen.has(email)) return refused('repeated-email');
  seen.add(email);
  return { line, entry: { email, name, passwordHash: adoption.hash, secret: key?.secret ?? null } };
}

function movedAccount(
  { secret, ...entry }: Entry,
  { random, secretSeal }: Pick<Dependencies, 'random' | 'secretSeal'>,
): MovedAccount {
  const id = random.id();
  if (secret === null) return { ...entry, id, authenticator: null };
  const authenticatorId = random.id();
  const sealed = secretSeal.seal(secret, { accountId: id, kind: 'authenticator', id: authenticatorId });
  return { ...entry, id, authenticator: { id: authenticatorId, secret: sealed } };
}

async function* inBatches<Each>(all: AsyncIterable<Each>): AsyncGenerator<Each[], void> {
  let batch: Each[] = [];
  for await (const each of all) {
    batch.push(each);
    if (batch.length < movingLimits.batch) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
