import { SecretUnreadable } from '../ports/secret-seal.ts';

/**
 * Judges what was charged for. A secret that cannot be opened has judged nothing, so the guess is given back.
 * @throws SecretUnreadable
 */
export async function judgeCharged<Judgement>(
  judge: () => Judgement,
  refundUnjudged: () => Promise<void>,
): Promise<Judgement> {
  try {
    return judge();
  } catch (error) {
    if (error instanceof SecretUnreadable) await refundUnjudged();
    throw error;
  }
}
