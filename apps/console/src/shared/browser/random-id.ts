/** Differs from every mark before. `crypto.randomUUID` is absent outside secure contexts, `getRandomValues` is not. */
export const randomMark = (): string => crypto.getRandomValues(new Uint32Array(4)).join('-');
