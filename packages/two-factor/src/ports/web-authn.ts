/** A passkey as WebAuthn sees it: what signs, and how often it has (WebAuthn §6.1.1; 0 where it does not count). */
export interface StoredPasskey {
  id: string;
  credentialId: Uint8Array;
  /** In the form of COSE. */
  publicKey: Uint8Array;
  counter: number;
  /** Whether a manager of passkeys synchronizes it; else it is bound to one device. */
  isSynced: boolean;
}

/** Names a credential to a browser, and how to reach it. */
export interface PasskeyDescriptor {
  credentialId: Uint8Array;
  transports: readonly string[];
}

/** `PublicKeyCredentialCreationOptionsJSON` and `PublicKeyCredentialRequestOptionsJSON` of WebAuthn: passed on as they are. */
export type CeremonyOptions = Readonly<Record<string, unknown>>;

/** `RegistrationResponseJSON` of WebAuthn. Every string of bytes is base64url. */
export interface RegistrationResponse {
  id: string;
  rawId: string;
  type: 'public-key';
  response: {
    clientDataJSON: string;
    attestationObject: string;
    transports?: string[] | undefined;
  };
}

/** `AuthenticationResponseJSON` of WebAuthn. */
export interface AssertionResponse {
  id: string;
  rawId: string;
  type: 'public-key';
  response: {
    clientDataJSON: string;
    authenticatorData: string;
    signature: string;
    userHandle?: string | undefined;
  };
}

export interface VerifiedRegistration {
  credentialId: Uint8Array;
  publicKey: Uint8Array;
  counter: number;
  isSynced: boolean;
  isUserVerified: boolean;
  transports: string[];
}

export interface VerifiedAssertion {
  counter: number;
  isUserVerified: boolean;
}

/** The ceremonies of WebAuthn, for the one relying party that the console's origin names. */
export interface WebAuthn {
  /** Whether browsers offer passkeys at the console's address. */
  readonly isOffered: boolean;
  creationOptions(creation: {
    account: { id: string; email: string };
    challenge: Uint8Array;
    /** Those that the account has: one device registers once. */
    existing: readonly PasskeyDescriptor[];
  }): Promise<CeremonyOptions>;
  requestOptions(request: {
    challenge: Uint8Array;
    passkeys: readonly PasskeyDescriptor[];
    userVerification: 'preferred' | 'required';
  }): Promise<CeremonyOptions>;
  /** Null where anything about it is wrong. */
  verifyRegistration(
    response: RegistrationResponse,
    expected: { challenge: Uint8Array },
  ): Promise<VerifiedRegistration | null>;
  /** Null where anything but the counter is wrong; that is for the caller to compare. */
  verifyAssertion(
    response: AssertionResponse,
    expected: { accountId: string; challenge: Uint8Array; passkey: StoredPasskey; isVerificationRequired: boolean },
  ): Promise<VerifiedAssertion | null>;
}
