import type { InBackground } from '../ports/background.ts';
import type { Mailer, Notice, RequestOrigin } from '../ports/mailer.ts';
import type { RandomSource } from '../ports/random-source.ts';

export interface TellOwnerDependencies {
  inBackground: InBackground;
  mailer: Mailer;
  random: RandomSource;
}

interface Change {
  notice: Notice;
  /** The account's own address, as it was when the change was made. */
  email: string;
  at: Date;
  requestedFrom: RequestOrigin;
}

/** Mails the owner of an account what has been changed, once it is committed; no answer waits for it (decisions/010). */
export const tellOwner = ({ inBackground, mailer, random }: TellOwnerDependencies, change: Change): void =>
  inBackground('notice', async () => {
    const { at, email, notice, requestedFrom } = change;
    await mailer.sendNotice({ to: email, notice, requestedAt: at, requestedFrom, idempotencyKey: random.id() });
  });
