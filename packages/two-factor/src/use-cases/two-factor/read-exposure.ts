import { offeredFactors } from '../../factors/enrolled.ts';
import type { RefusedCodes } from '../../ports/refused-codes.ts';
import type { ActingSession } from '../../ports/sessions.ts';
import { guessesWithinAYear, oneIn, valuesPerGuess } from '../../rules/exposure.ts';

/** What somebody who knew the password could still do. */
export interface TwoFactorExposure {
  /** Codes that they could try within a year, at most; none where no code of six digits answers a sign-in of the account. */
  guesses: number;
  /** The chance that one of them is right, as one in so many; null where none can be tried. */
  oneIn: number | null;
  /** Wrong codes that were tried within the last 30 days, by anybody, whichever answered a sign-in then. */
  tried: number;
  /** Of those, and of recovery codes, the ones by browsers that never completed a second step. */
  triedByOthers: number;
}

interface Dependencies {
  emailIsAFactor: boolean;
  refusedCodes: Pick<RefusedCodes, 'exposureOf'>;
}

/** Null while two-factor authentication is not active. */
export const makeReadExposure =
  ({ emailIsAFactor, refusedCodes }: Dependencies) =>
  async (session: ActingSession): Promise<TwoFactorExposure | null> => {
    const { acceptsEmailCodes, enrolledFactors, remaining, ...tries } = await refusedCodes.exposureOf(session);
    if (remaining.length === 0) return null;
    const values = valuesPerGuess(offeredFactors(enrolledFactors, emailIsAFactor && acceptsEmailCodes));
    if (values === 0) return { guesses: 0, oneIn: null, ...tries };
    const guesses = guessesWithinAYear(remaining);
    return { guesses, oneIn: oneIn(guesses, values), ...tries };
  };
