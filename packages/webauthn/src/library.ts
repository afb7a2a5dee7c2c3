/**
 * All that is used of the library, behind one import: with two, the bundle would run its certificate store before the polyfill
 * that this store needs.
 */
export {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
export { verifySignature } from '@simplewebauthn/server/helpers';
