export { createWebAuthn } from './create-web-authn.ts';
