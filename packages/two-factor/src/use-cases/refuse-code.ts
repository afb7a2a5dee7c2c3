import type { RandomSource } from '../ports/crypto.ts';
import type { InBackground } from '../ports/maintenance.ts';
import type { RefusedCode, RefusedCodes } from '../ports/refused-codes.ts';
import type { DeliverNotices } from './deliver-notices.ts';

export interface RefuseCodeDependencies {
  deliverNotices: DeliverNotices;
  inBackground: InBackground;
  random: RandomSource;
  refusedCodes: RefusedCodes;
}

/**
 * Records a refused code, and behind the answer tells the owner of too many, and of a passkey that may have been copied. The answer waits for the record, so that a
 * right code given next comes after it, but is the same where it fails: the charge has been made, and the log has the failure. Null is
 * what a refused code comes to.
 */
export async function refuseCode(dependencies: RefuseCodeDependencies, refused: RefusedCode): Promise<null> {
  const { deliverNotices, inBackground, random, refusedCodes } = dependencies;
  const { accountId, event, requestedFrom } = refused;
  const telling = () => ({ accountId, noticeId: random.id(), requestedFrom });
  const recording = refusedCodes.record(refused);
  inBackground('refused codes', async () => {
    await recording;
    const isToldOfCopy = event === 'passkey-copied' && (await refusedCodes.tellOfCopiedPasskey(telling()));
    const isToldOfMany = await refusedCodes.tellOwner(telling());
    if (isToldOfCopy || isToldOfMany) await deliverNotices();
  });
  await recording.catch(() => {});
  return null;
}
