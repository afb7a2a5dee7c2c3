/** `crypto.randomUUID` is missing outside secure contexts, `getRandomValues` is not. */
export const createRandomId = (): string => crypto.getRandomValues(new Uint32Array(4)).join('-');
