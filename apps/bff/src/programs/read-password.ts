import { text } from 'node:stream/consumers';

/** Reads from the terminal without echo, or the first line of standard input if that is not a terminal. */
export async function readPassword(prompt: string): Promise<string> {
  if (!process.stdin.isTTY) return (await text(process.stdin)).split(/\r?\n/, 1)[0] ?? '';
  const typed = await readHidden(prompt);
  process.stderr.write('\n');
  return typed;
}

const ENTER = new Set(['\r', '\n', '\u0004']);
const INTERRUPT = '\u0003';
const ERASE = new Set(['\u007f', '\b']);

function readHidden(prompt: string): Promise<string> {
  const { stdin } = process;
  stdin.setRawMode(true).setEncoding('utf8').resume();
  // Prompt only once echo is off, so that nothing typed early is shown.
  process.stderr.write(prompt);
  return new Promise((resolve) => {
    let typed: string[] = [];
    stdin.on('data', function take(chunk: string) {
      for (const character of chunk) {
        if (character === INTERRUPT) process.exit(130);
        if (ENTER.has(character)) {
          stdin.off('data', take).setRawMode(false).pause();
          return resolve(typed.join(''));
        }
        typed = ERASE.has(character) ? typed.slice(0, -1) : [...typed, character];
      }
    });
  });
}
