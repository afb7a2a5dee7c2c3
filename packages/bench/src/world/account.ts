/** Somebody whom the bench acts as, with a network address of their own, so that no limit of one falls on another. */
export interface BenchAccount {
  id: string;
  email: string;
  address: string;
  /** Null as long as two-factor authentication is off. */
  secret: Uint8Array | null;
  /** The cookie's value. */
  sessionToken: string;
  /** The last time step of which a code was given: none is given twice. */
  lastStep: number;
}

export const PASSWORD = 'a password of nobody';

/** A number for each account of a database; 16 million of them have addresses that are nobody else's. */
export const addressOf = (number: number): string =>
  `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`;
