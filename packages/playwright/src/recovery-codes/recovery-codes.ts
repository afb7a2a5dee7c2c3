/** The sheet of paper with a member's recovery codes. */
export interface RecoveryCodes {
  /** Takes codes as shown, hyphens and all, in place of any held before. */
  keep(codes: readonly string[]): void;
  /** Those that were not given out yet. */
  left(): readonly string[];
  /** The next one, which is then crossed out: a server takes each once. @throws when there is none */
  next(): string;
}

/** Takes an empty sheet, as fixtures do for `recoveryCodes`. */
export function newRecoveryCodes(codes: readonly string[] = []): RecoveryCodes {
  let held = [...codes];
  return {
    keep(shown) {
      held = [...shown];
    },
    left: () => [...held],
    next() {
      const [code, ...others] = held;
      if (code === undefined) throw new Error('There is no recovery code left: activate, or keep some codes first.');
      held = others;
      return code;
    },
  };
}
