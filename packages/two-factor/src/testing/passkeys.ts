import { createSoftwareAuthenticator, type Forgery, type SoftwareAuthenticator } from '@countersign/webauthn/testing';
import { authenticatorApp } from './authenticator-app.ts';
import type { createTestSystem } from './create-test-system.ts';
import { type Member, requestedFrom } from './people.ts';

type System = Awaited<ReturnType<typeof createTestSystem>>;
type AuthenticatorOptions = Partial<Parameters<typeof createSoftwareAuthenticator>[0]>;

/** Somebody who has a passkey, and what holds it. */
export interface PasskeyMember extends Member {
  authenticator: SoftwareAuthenticator;
  passkeyId: string;
}

export const CONSOLE_ORIGIN = 'https://console.example.com';

export const newAuthenticator = (options: AuthenticatorOptions = {}) =>
  createSoftwareAuthenticator({ origin: CONSOLE_ORIGIN, ...options });

/** @throws where a browser was not asked for a passkey. */
export function challengeIn(asked: { kind: string; options?: object }): { challenge: string } {
  if (!asked.options) throw new Error(`Nothing was asked: ${asked.kind}.`);
  return asked.options as { challenge: string };
}

/** Brings people to passkeys, by an authenticator in software. */
export function passkeysAt(system: System) {
  /** What a browser answers once it was asked to make one. */
  async function made({ session }: Pick<Member, 'session'>, authenticator = newAuthenticator(), forgery?: Forgery) {
    const credential = authenticator.create(challengeIn(await system.beginPasskey({ session })), forgery);
    return { authenticator, credential };
  }

  /** Goes on under what an answer gave. */
  async function carriedOver<Someone extends Member>(
    someone: Someone,
    { browserToken, sessionToken }: { browserToken: string | null; sessionToken: string },
  ): Promise<Someone> {
    await system.settled();
    const session = await system.sessionOf(sessionToken);
    return { ...someone, session, sessionToken, browserToken: browserToken ?? someone.browserToken };
  }

  async function named(someone: Member, authenticator: SoftwareAuthenticator): Promise<PasskeyMember> {
    const passkeyId = (await system.listPasskeys(someone.account.id)).passkeys.at(-1)?.id ?? '';
    return { ...someone, authenticator, passkeyId };
  }

  /** Opens the challenge of a sign-in and asks for a passkey there. */
  async function askedToSign(someone: Pick<Member, 'account'>) {
    const { browserToken, challengeToken } = await system.challenged(someone);
    const asked = challengeIn(await system.askPasskeyAtSignIn({ challengeToken }));
    return { asked, browserToken, challengeToken };
  }

  return {
    made,
    carriedOver,
    askedToSign,

    /** Adds one to what is active. */
    async withPasskey(someone: Member, options: AuthenticatorOptions = {}, name = 'A key'): Promise<PasskeyMember> {
      const { authenticator, credential } = await made(someone, newAuthenticator(options));
      const { browserToken, session } = someone;
      const added = await system.addPasskey({ session, browserToken, credential, name, requestedFrom });
      if (added.kind !== 'added') throw new Error(`The addition ended with ${added.kind}.`);
      return named(await carriedOver(someone, added), authenticator);
    },

    /** Somebody who activated by a passkey, and has no app. */
    async passkeyMember(options: AuthenticatorOptions = {}): Promise<PasskeyMember & { recoveryCodes: string[] }> {
      const someone = await system.member();
      const { authenticator, credential } = await made(someone, newAuthenticator(options));
      const { browserToken, session } = someone;
      const input = { session, browserToken, credential, name: 'A key', requestedFrom };
      const activated = await system.activateWithPasskey(input);
      if (activated.kind !== 'activated') throw new Error(`The activation ended with ${activated.kind}.`);
      const member = await named(await carriedOver(someone, activated), authenticator);
      return { ...member, recoveryCodes: activated.recoveryCodes };
    },

    /** Begins to add an app, and scans its key. */
    async addingApp({ session }: Pick<Member, 'session'>) {
      const begun = await system.beginAddition({ session, requestedFrom });
      if (begun.kind !== 'begun') throw new Error(`The addition is ${begun.kind}.`);
      return authenticatorApp(begun.textKey);
    },

    /** Signs in by a passkey, at a new browser. */
    async signInBy(someone: Pick<PasskeyMember, 'account' | 'authenticator'>, forgery: Forgery = {}) {
      const { asked, browserToken, challengeToken } = await askedToSign(someone);
      const proof = { factor: 'passkey', credential: someone.authenticator.get(asked, forgery) } as const;
      return system.verifySecondFactor({ browserToken, challengeToken, sessionToken: undefined, proof, requestedFrom });
    },
  };
}
