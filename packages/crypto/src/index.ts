export { createCodeMac } from './code-mac.ts';
export { foreignHashes } from './foreign-hashes/read-hash.ts';
export { type Keyring, type KeyringEntry, parseKeyring } from './keyring.ts';
export { createLinkTokens } from './link-tokens.ts';
export { systemRandom } from './random-source.ts';
export { createSecretSeal } from './secret-seal.ts';
export { createThrottleKeys } from './throttle-keys.ts';
