import { join } from 'node:path';

/** A path of the repository, from its root. */
export const inRepository = (...path: string[]): string => join(import.meta.dirname, '..', '..', ...path);
