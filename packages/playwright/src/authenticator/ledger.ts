/**
 * Where the time steps of a key are claimed before their codes are given out. Whoever shares a key shares its ledger: a server
 * takes the code of a step once, from whichever worker or CI job it comes.
 */
export interface Ledger {
  /**
   * Claims a step for the caller. It must be atomic: of all who ask for one step of one key, one is told `true`.
   * @param step whole half minutes since the Unix epoch
   * @param keyId a hash of the key; neither the key nor a code is ever told
   * @returns whether the step was free; or by whom it was taken, which is told to whoever has to wait
   */
  claim(step: number, keyId: string): Claimed | Promise<Claimed>;
}

/** What a ledger answers: whether the step is the caller's now, or who has it. */
export type Claimed = boolean | { readonly takenBy: string };

/** For keys that no other process holds. */
export function memoryLedger(): Ledger {
  const taken = new Set<string>();
  return {
    claim(step, keyId) {
      const name = `${keyId}-${step}`;
      const isFree = !taken.has(name);
      taken.add(name);
      return isFree;
    },
  };
}
