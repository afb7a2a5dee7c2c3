import type { AssertionResponse, PasskeyOptions, RegistrationResponse } from '@countersign/contract';
import { canUsePasskeys } from '../browser/can-use-passkeys.ts';
import { createLazyPart } from '../loading/lazy-part.ts';
import { failureOf, type PasskeyCeremony, PasskeyError } from './passkey-error.ts';

const library = createLazyPart(() => import('./simple-webauthn.ts'));
type Library = Awaited<ReturnType<typeof library.fetch>>;

/** Ahead of the click: Safari opens its dialog only shortly after one. A file that does not arrive is reported at the click. */
export const fetchCeremonies = (): void => void library.fetch().catch(() => undefined);

type Options = PasskeyOptions['options'];

/** The server makes the options for WebAuthn, and the browser judges them. */
const optionsFor = <Json>(options: Options) => options as unknown as Json;

async function perform<Answer>(
  ceremony: PasskeyCeremony,
  signal: AbortSignal | undefined,
  start: (library: Library) => Promise<Answer>,
): Promise<Answer> {
  if (!canUsePasskeys()) throw new PasskeyError(ceremony, 'unsupported');
  const loaded = await library.fetch();
  if (signal?.aborted) throw new PasskeyError(ceremony, 'aborted', signal.reason);
  const stop = () => loaded.WebAuthnAbortService.cancelCeremony();
  signal?.addEventListener('abort', stop);
  try {
    return await start(loaded);
  } catch (error) {
    throw failureOf(ceremony, error);
  } finally {
    signal?.removeEventListener('abort', stop);
  }
}

/** Has the browser make a passkey, in its own dialog. Throws a `PasskeyError` where it does not. */
export async function createPasskey(options: Options, signal?: AbortSignal): Promise<RegistrationResponse> {
  const { id, rawId, type, response } = await perform('create', signal, ({ startRegistration }) =>
    startRegistration({ optionsJSON: optionsFor(options) }),
  );
  const { attestationObject, clientDataJSON, transports } = response;
  return { id, rawId, type, response: { attestationObject, clientDataJSON, ...(transports && { transports }) } };
}

/** Has a passkey sign, in the browser's own dialog. Throws a `PasskeyError` where none does. */
export async function signWithPasskey(options: Options, signal?: AbortSignal): Promise<AssertionResponse> {
  const { id, rawId, type, response } = await perform('sign', signal, ({ startAuthentication }) =>
    startAuthentication({ optionsJSON: optionsFor(options) }),
  );
  const { authenticatorData, clientDataJSON, signature, userHandle } = response;
  return {
    id,
    rawId,
    type,
    response: { authenticatorData, clientDataJSON, signature, ...(userHandle !== undefined && { userHandle }) },
  };
}
