import { SecretUnreadable } from '../ports/crypto.ts';

/**
 * Judges what was charged for. A secret that cannot be opened has judged nothing, so the charge is undone.
 * @throws SecretUnreadable
 */
export async function refundUnjudged<Judgement>(
  judge: () => Judgement,
  refund: () => Promise<void>,
): Promise<Awaited<Judgement>> {
  try {
    return await judge();
  } catch (error) {
    if (error instanceof SecretUnreadable) await refund();
    throw error;
  }
}
