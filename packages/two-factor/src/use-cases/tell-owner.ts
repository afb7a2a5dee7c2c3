import type { InBackground } from '../ports/background.ts';
import type { Addressee, Mailer, Notice, RequestOrigin } from '../ports/mailer.ts';
import type { RandomSource } from '../ports/random-source.ts';
import { addressed } from './addressed.ts';

export interface TellOwnerDependencies {
  inBackground: InBackground;
  mailer: Mailer;
  random: RandomSource;
}

interface Change {
  notice: Notice;
  /** The account's own, as it was when the change was made. */
  owner: Addressee;
  at: Date;
  requestedFrom: RequestOrigin;
}

/** Mails the owner of an account what has been changed, once it is committed; no answer waits for it (decisions/010). */
export const tellOwner = ({ inBackground, mailer, random }: TellOwnerDependencies, change: Change): void =>
  inBackground('notice', async () => {
    const { at, notice, owner, requestedFrom } = change;
    const request = { ...addressed(owner, requestedFrom), requestedAt: at, idempotencyKey: random.id() };
    await mailer.sendNotice({ ...request, notice });
  });
