import { createPasswordHash } from '@countersign/crypto/password-hash';

// For benchmarks outside this package and for `--beside`: how to make accounts and challenges in this version's schema.
export { mintChallenges, PASSWORD, readChallenge, secretKeys, seedAccounts } from './world/seed.ts';

export const hashPassword = async (password: string): Promise<string> => createPasswordHash().hash(password);
