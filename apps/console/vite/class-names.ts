import { basename } from 'node:path';

/**
 * A class of a stylesheet, by the name of its file: `button_primary`. No two stylesheets have the same name, and the hash that
 * Vite would add compresses badly.
 */
export const classNameIn = (name: string, file: string): string => `${basename(file, '.module.css')}_${name}`;
