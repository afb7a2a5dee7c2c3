export interface RandomSource {
  /** Cryptographically secure random bytes. */
  bytes(length: number): Uint8Array;
  /** Six digits, each of the million values equally likely (SEC-37). */
  sixDigits(): string;
  /** An identifier for a new row. */
  id(): string;
}
