import type { Clock } from './clock.ts';
import { type FreshStep, freshSharedStep, freshStep } from './fresh-step.ts';
import type { Ledger } from './ledger.ts';

/** The last step given out of each key, by the key's name in the ledger. */
export type GivenSteps = Map<string, number>;

interface Circumstances {
  ledger: Ledger;
  givenSteps: GivenSteps;
  isShared: boolean;
  clock: Pick<Clock, 'now'>;
}

export interface ClaimedStep extends FreshStep {
  /** What kept the code from being given at once. */
  why: string;
}

/** Ten minutes of codes: whoever finds so many taken has a ledger that refuses everything. */
const MOST_REFUSALS = 20;

/** Claims the earliest step that the server will accept from here. @throws when the ledger refuses every one */
export async function claimFreshStep(keyId: string, circumstances: Circumstances): Promise<ClaimedStep> {
  const { ledger, givenSteps, isShared, clock } = circumstances;
  const ownStep = givenSteps.get(keyId) ?? -1;
  let lastStep = ownStep;
  let why =
    ownStep < 0
      ? 'the code of this half minute is about to expire'
      : 'the codes of this half minute were given out here';
  for (let refusals = 0; refusals < MOST_REFUSALS; refusals += 1) {
    const now = clock.now();
    const fresh = isShared ? freshSharedStep(lastStep, ownStep, now) : freshStep(lastStep, now);
    const claimed = await ledger.claim(fresh.step, keyId);
    if (claimed === true) {
      givenSteps.set(keyId, fresh.step);
      return { ...fresh, why };
    }
    lastStep = fresh.step;
    why = `the code before was used by ${claimed === false ? 'another worker' : claimed.takenBy}`;
  }
  throw new Error(`The ledger refused ${MOST_REFUSALS} time steps in a row; a code would come ten minutes from now.`);
}
