export type Facts = Record<string, string | number | boolean | null>;

export interface Log {
  info(event: string, facts?: Facts): void;
  warn(event: string, facts?: Facts): void;
  /** Logs only an error's name, code and stack frames: messages of drivers quote statements and their values. */
  error(event: string, error: unknown, facts?: Facts): void;
}

/**
 * One JSON line per event. Control characters are escaped, so that nothing logged can forge a line. `always` is part of
 * every line.
 */
export function createJsonLog(write: (line: string) => void, always: Facts = {}): Log {
  const line = (level: string, event: string, facts: object) =>
    write(`${escaped(JSON.stringify({ at: new Date().toISOString(), level, event, ...always, ...facts }))}\n`);
  return {
    info: (event, facts = {}) => line('info', event, facts),
    warn: (event, facts = {}) => line('warn', event, facts),
    error: (event, error, facts = {}) => line('error', event, { ...facts, causes: causesOf(error) }),
  };
}

/** Characters that JSON leaves unescaped and terminals interpret: DEL, C1 controls, and direction marks. */
const OBEYED = /[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

const escaped = (json: string) =>
  json.replaceAll(OBEYED, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);

interface Cause {
  name: string;
  code: string | null;
  frames: string[];
}

function causesOf(error: unknown): Cause[] {
  const causes: Cause[] = [];
  for (let cause = error; cause instanceof Error && causes.length < 5; cause = cause.cause) {
    const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : null;
    causes.push({ name: cause.name, code, frames: framesOf(cause) });
  }
  return causes;
}

/** A stack starts with the message, which may contain lines that look like frames. */
function framesOf({ message, stack = '' }: Error): string[] {
  const start = stack.indexOf(message);
  const lines = start < 0 ? [] : stack.slice(start + message.length).split('\n');
  return lines
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8)
    .map((frame) => frame.trim());
}
