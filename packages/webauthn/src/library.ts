/** All that is used of the library, behind one import. */
export {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
export { decodeClientDataJSON, verifySignature } from '@simplewebauthn/server/helpers';
