import { bytesOfBase64, type Form, type Reading, refused } from './algorithm.ts';
import { argon2Of } from './argon2.ts';
import { pbkdf2Of } from './pbkdf2.ts';

const ARGON2_VERSIONS: Readonly<Record<string, string>> = { '1.0': '16', '1.3': '19' };

/**
 * A credential as JSON: `secretData` and `credentialData` as an export has them, as text or as objects; or what stands in
 * both of them in one object.
 */
export const readKeycloak: Form = (text) => {
  if (!text.startsWith('{')) return null;
  const credential = objectIn(text);
  if (credential === null) return refused('malformed');
  const facts = { ...credential, ...objectIn(credential.secretData), ...objectIn(credential.credentialData) };
  const [salt, digest] = [bytesIn(facts.salt), bytesIn(facts.value)];
  if (salt === null || digest === null) return refused('malformed');
  return readingOf({ facts, salt, digest });
};

interface Credential {
  facts: Facts;
  salt: Uint8Array;
  digest: Uint8Array;
}

type Facts = Readonly<Record<string, unknown>>;

function readingOf({ digest, facts, salt }: Credential): Reading {
  const iterations = Number(facts.hashIterations);
  const { algorithm } = facts;
  if (algorithm === 'argon2') {
    const first = (name: string) => firstOf(objectIn(facts.additionalParameters)?.[name]);
    const version = ARGON2_VERSIONS[first('version')];
    const [memory, lanes] = [Number(first('memory')), Number(first('parallelism'))];
    if (version === undefined || ![memory, lanes, iterations].every(Number.isSafeInteger)) return refused('malformed');
    if (!['id', 'i', 'd'].includes(first('type'))) return refused('malformed');
    return argon2Of({ type: `argon2${first('type')}`, version, memory, passes: iterations, lanes, salt, digest });
  }
  if (typeof algorithm !== 'string' || !algorithm.startsWith('pbkdf2')) return refused('unknown-form');
  const hash = algorithm === 'pbkdf2' ? 'sha1' : algorithm.slice('pbkdf2-'.length);
  return pbkdf2Of({ hash, iterations, salt, digest });
}

const bytesIn = (value: unknown) => (typeof value === 'string' ? bytesOfBase64(value) : null);

/** Parameters are lists of text, of which the first counts. */
const firstOf = (value: unknown): string => String(Array.isArray(value) ? value[0] : value);

function objectIn(value: unknown): Facts | null {
  try {
    const parsed: unknown = typeof value === 'string' ? JSON.parse(value) : value;
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? (parsed as Facts) : null;
  } catch {
    return null;
  }
}
