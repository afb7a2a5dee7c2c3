export {
  type Credential,
  createSoftwareAuthenticator,
  FLAGS,
  type Forgery,
  type SoftwareAuthenticator,
} from './software-authenticator.ts';
