import type { CDPSession, Page } from '@playwright/test';

/** What holds a passkey, and what its owner has set up there. */
export interface PasskeyOptions {
  /** The device with the browser (by default), or a security key in its USB port. */
  kind?: 'internal' | 'USB';
  /** Whether it checks who confirms, by a finger, a face or a PIN; by default it does. */
  verifiesUser?: boolean;
  /** Whether its passkeys are synchronized to other devices of their owner; by default they stay where they are made. */
  isSynced?: boolean;
}

export type Answer = 'confirm' | 'cancel' | 'ignore';

/** A credential as the DevTools protocol has it, its private key included; bytes are in base64. */
export interface HeldCredential {
  credentialId: string;
  isResidentCredential: boolean;
  rpId?: string;
  privateKey: string;
  userHandle?: string;
  signCount: number;
  userName?: string;
  backupEligibility?: boolean;
}

/** What one page has of a passkey: Chromium sets up each page by itself. */
export interface VirtualAuthenticator {
  become(answer: Answer, credentials: readonly HeldCredential[]): Promise<void>;
  /** In place of what it may have of it. */
  hold(credential: HeldCredential): Promise<void>;
  drop(credentialId: string): Promise<void>;
}

/** Told what pages do with it. */
interface Owner {
  keep(credential: HeldCredential, from: VirtualAuthenticator): void;
  drop(credentialId: string, from: VirtualAuthenticator): void;
}

/** Prepares a page; nothing answers there before `become`. */
export async function plugIn(page: Page, options: PasskeyOptions, owner: Owner): Promise<VirtualAuthenticator> {
  const session = await sessionOf(page);
  let authenticatorId: string | null = null;
  /** Chromium tells also of what it is told to delete. */
  const dropping = new Map<string, number>();

  async function remove(credentialId: string): Promise<void> {
    if (authenticatorId === null) return;
    dropping.set(credentialId, (dropping.get(credentialId) ?? 0) + 1);
    // One that is not there is removed already.
    await session.send('WebAuthn.removeCredential', { authenticatorId, credentialId }).catch(() => {
      dropping.set(credentialId, (dropping.get(credentialId) ?? 0) - 1);
    });
  }

  /** With any session of the page that ends, Chromium takes away what this one set up. */
  const unplug = (id: string) =>
    session.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId: id }).catch(() => {});

  const place: VirtualAuthenticator = {
    async become(answer, credentials) {
      if (authenticatorId !== null) await unplug(authenticatorId);
      authenticatorId = null;
      await session.send('WebAuthn.enable', { enableUI: false });
      if (answer === 'ignore') return;
      const added = await session.send('WebAuthn.addVirtualAuthenticator', { options: optionsFor(options, answer) });
      authenticatorId = added.authenticatorId;
      if (answer === 'cancel') return;
      for (const credential of credentials) {
        await session.send('WebAuthn.addCredential', { authenticatorId, credential });
      }
    },
    async hold(credential) {
      if (authenticatorId === null) return;
      // Both are on their way before the page that is shared with can ask.
      const removed = remove(credential.credentialId);
      const added = session.send('WebAuthn.addCredential', { authenticatorId, credential });
      await Promise.all([removed, added]);
    },
    drop: remove,
  };

  for (const event of ['WebAuthn.credentialAdded', 'WebAuthn.credentialAsserted'] as const) {
    session.on(event, ({ credential }) => owner.keep(credential, place));
  }
  session.on('WebAuthn.credentialDeleted', ({ credentialId }) => {
    const expected = dropping.get(credentialId) ?? 0;
    if (expected > 0) dropping.set(credentialId, expected - 1);
    else owner.drop(credentialId, place);
  });
  return place;
}

/** @throws in browsers that do not speak the DevTools protocol */
async function sessionOf(page: Page): Promise<CDPSession> {
  const browser = page.context().browser()?.browserType().name() ?? 'chromium';
  if (browser !== 'chromium') {
    throw new Error(`Passkeys are for tests in Chromium: ${browser} has no virtual authenticator.`);
  }
  return page.context().newCDPSession(page);
}

/** Whoever cancels is asked for a finger that does not fit, by a device without the passkey: the page is told the same. */
const optionsFor = ({ kind, verifiesUser = true, isSynced = false }: PasskeyOptions, answer: Answer) => ({
  protocol: 'ctap2' as const,
  transport: kind === 'USB' ? ('usb' as const) : ('internal' as const),
  // Chromium has a security key protect what it keeps itself by a PIN.
  hasResidentKey: kind !== 'USB' || verifiesUser,
  hasUserVerification: verifiesUser || answer === 'cancel',
  isUserVerified: verifiesUser && answer === 'confirm',
  automaticPresenceSimulation: true,
  defaultBackupEligibility: isSynced,
  defaultBackupState: isSynced,
});
