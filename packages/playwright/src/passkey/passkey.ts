import type { Page } from '@playwright/test';
import { afterDetach } from './after-detach.ts';
import {
  type Answer,
  type HeldCredential,
  type PasskeyOptions,
  plugIn,
  type VirtualAuthenticator,
} from './virtual-authenticator.ts';

/** A passkey as its holder knows it. */
export interface PasskeyCredential {
  /** Of the credential, in base64url, as WebAuthn's JSON has it. */
  id: string;
  rpId: string;
  /** The name of the account that the page gave. */
  userName: string;
  /** How often it has signed; a server may refuse one whose counter goes back. */
  signCount: number;
  isSynced: boolean;
}

/** A device or a security key that holds passkeys, and the person in front of it. It answers every page of the browser. */
export interface Passkey {
  /** From now on whoever asks is answered at once, as at the beginning. */
  confirm(): Promise<void>;
  /** From now on whoever asks is refused at once, as by the Cancel of the browser's dialog. */
  cancel(): Promise<void>;
  /**
   * From now on nobody answers, as when a security key is somewhere else: whoever asks waits until the time of the page is
   * over, also if this is put right meanwhile. Another passkey can answer instead.
   */
  ignore(): Promise<void>;
  /** What it holds, of every page. */
  credentials(): readonly PasskeyCredential[];
  /** Deletes one as its owner does on the device; the server is not told. */
  remove(id: string): Promise<void>;
  /**
   * Answers in another browser too. Later pages of a browser are answered by themselves; whoever has one ask as soon as it is
   * open waits for this first.
   */
  on(page: Page): Promise<void>;
  /** Copies what it holds to a device in another browser, as a thief might: from then on the two count for themselves. */
  copyTo(page: Page): Promise<Passkey>;
}

/**
 * Sets up another device or security key for the browser of a page, as fixtures do for `passkey`. Where several could answer,
 * have all but one `ignore`. Throws in browsers other than Chromium, for which Playwright has no such thing.
 */
export const newPasskey = (page: Page, options: PasskeyOptions = {}): Promise<Passkey> =>
  passkeyWith(new Map(), { page, options });

async function passkeyWith(
  held: Map<string, HeldCredential>,
  { page, options }: { page: Page; options: PasskeyOptions },
): Promise<Passkey> {
  const places = new Map<Page, Promise<VirtualAuthenticator>>();
  let answer: Answer = 'confirm';

  const everywhere = async (act: (place: VirtualAuthenticator) => Promise<void>) => {
    await Promise.all(Array.from(places, ([page, place]) => unlessClosed(page, place.then(act))));
  };

  function keep(credential: HeldCredential, from: VirtualAuthenticator): void {
    held.set(credential.credentialId, credential);
    void everywhere(async (place) => (place === from ? undefined : place.hold(credential)));
  }

  function drop(credentialId: string, from?: VirtualAuthenticator): Promise<void> {
    held.delete(credentialId);
    return everywhere(async (place) => (place === from ? undefined : place.drop(credentialId)));
  }

  async function answerOn(there: Page): Promise<void> {
    const known = places.get(there);
    if (known) return void (await known);
    const place = plugIn(there, options, { keep, drop: (id, from) => void drop(id, from) });
    places.set(there, place);
    there.once('close', () => places.delete(there));
    await (await place).become(answer, [...held.values()]);
  }

  /** Puts back what a page has lost. */
  async function answerAgainOn(there: Page): Promise<void> {
    const place = await places.get(there);
    await place?.become(answer, [...held.values()]);
  }

  async function become(next: Answer): Promise<void> {
    answer = next;
    await everywhere((place) => place.become(answer, [...held.values()]));
  }

  async function on(there: Page): Promise<void> {
    const context = there.context();
    const isNew = ![...places.keys()].some((known) => known.context() === context);
    if (isNew) context.on('page', (later) => void unlessClosed(later, answerOn(later)));
    for (const each of new Set([there, ...context.pages()])) await answerOn(each);
    if (isNew) afterDetach(context, (affected) => unlessClosed(affected, answerAgainOn(affected)));
  }

  await on(page);
  return {
    confirm: () => become('confirm'),
    cancel: () => become('cancel'),
    ignore: () => become('ignore'),
    credentials: () => Array.from(held.values(), asListed),
    remove: (id) => drop(Buffer.from(id, 'base64url').toString('base64')),
    on,
    copyTo: (other) => passkeyWith(new Map(held), { page: other, options }),
  };
}

/** A page that closes meanwhile has nothing more to ask. */
const unlessClosed = (page: Page, act: Promise<void>): Promise<void> =>
  act.catch((error: unknown) => {
    if (!page.isClosed()) throw error;
  });

const asListed = ({
  credentialId,
  rpId,
  userName,
  signCount,
  backupEligibility,
}: HeldCredential): PasskeyCredential => ({
  id: Buffer.from(credentialId, 'base64').toString('base64url'),
  rpId: rpId ?? '',
  userName: userName ?? '',
  signCount,
  isSynced: backupEligibility === true,
});
