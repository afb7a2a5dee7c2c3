/** What the console uses of the library, so that the build drops the rest. */
export { startAuthentication, startRegistration, WebAuthnAbortService } from '@simplewebauthn/browser';
