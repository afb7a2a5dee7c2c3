import { randomBytes } from 'node:crypto';
import { createSecretSeal } from '@countersign/crypto';

const KEY_ID = 'bench';
const key = new Uint8Array(randomBytes(32));

/** For the servers under measurement, which open what is sealed here. */
export const secretKeys = `${KEY_ID}:${Buffer.from(key).toString('base64')}`;

export const seal = createSecretSeal([{ id: KEY_ID, key }]);
