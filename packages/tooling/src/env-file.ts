import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { root } from './bootstrap/paths.mjs';
import { UserError } from './user-error.ts';

/**
 * Adds what `.env` at the root sets to the environment, as `process.loadEnvFile` does: a variable that is set already keeps
 * its value, and the file need not be there. Unlike Node, it refuses lines that are no setting.
 * @throws UserError that quotes nothing of the file, which may hold secrets
 */
export function loadEnvFile(path = join(root, '.env'), environment: NodeJS.ProcessEnv = process.env): void {
  const text = textOf(path);
  const line = firstUnreadableLine(text);
  if (line !== undefined) {
    throw new UserError(
      `Line ${line} of ${path} is not NAME=value. Put quotes around a value that contains quotes itself.`,
    );
  }
  // Node takes the next line for the value of a name that only spaces follow.
  for (const [name, value] of Object.entries(parseEnv(text.replace(/=[ \t]+$/gm, '=')))) {
    if (environment[name] === undefined) environment[name] = value;
  }
}

function textOf(path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT') return '';
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA')
      throw new UserError(`${path} is not UTF-8 text. Save it as UTF-8.`);
    throw new UserError(`${path} cannot be read (${code}). Let this user read the file, or move it away.`);
  }
}

/** What Node reads as a setting, a comment or nothing; only a quoted value may go on over several lines. */
const SETTING = /[ \t]*(?:export[ \t]+)?[A-Za-z_]\w*[ \t]*=[ \t]*(?:"[^"]*"|'[^']*'|`[^`]*`|(?![ \t"'`])[^\r\n]*)/;
const ENTRY = new RegExp(`(?:${SETTING.source})?[ \t]*(?:#[^\r\n]*)?(?:\r?\n|$)`, 'y');

/** Node skips such lines in silence. */
function firstUnreadableLine(text: string): number | undefined {
  ENTRY.lastIndex = 0;
  while (ENTRY.lastIndex < text.length) {
    const start = ENTRY.lastIndex;
    if (!ENTRY.test(text)) return text.slice(0, start).split('\n').length;
  }
  return undefined;
}
