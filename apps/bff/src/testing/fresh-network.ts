let given = 0;

/** An address that no other test has used, of the block for tests of RFC 2544: 130,000 before one comes again. */
export function freshAddress(): string {
  given += 1;
  return `198.${18 + ((given >> 16) & 1)}.${(given >> 8) & 255}.${given & 255}`;
}

/** As a proxy would tell of it. */
export const fromFreshNetwork = () => ({ 'X-Forwarded-For': freshAddress() });
