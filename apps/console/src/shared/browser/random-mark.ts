/** Differs from every mark before; nothing secret. `crypto.randomUUID` is absent outside secure contexts. */
export const randomMark = (): string => `${Date.now()}-${Math.random()}`;
