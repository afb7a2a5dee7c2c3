import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { UserError } from './user-error.ts';

/** Below the ephemeral range, so that no outgoing connection takes the port before the server does. */
const [FIRST, LAST] = [10_000, 30_000];

export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(FIRST, LAST);
    if ((await listenError(port)) === null) return port;
  }
}

const REASONS: Record<string, string> = {
  EADDRINUSE: 'is taken, perhaps by a Countersign that runs already',
  EACCES: 'may not be used by this account of the system',
};

/** Called before the build, so that nobody waits for it in vain. @throws UserError when the port cannot be used */
export async function requireFreePort(port: number, variable: 'PORT' | 'INBOX_PORT'): Promise<void> {
  const error = await listenError(port);
  if (!error) return;
  const reason = REASONS[error.code ?? ''] ?? `cannot be used (${error.message})`;
  throw new UserError(`Port ${port} ${reason}. Free it, or set ${variable} to another, such as ${port + 1}.`);
}

/** Listens on all interfaces, as the BFF does, so that a process on a single one of them is found as well. */
async function listenError(port: number): Promise<NodeJS.ErrnoException | null> {
  const probe = createServer().listen(port);
  try {
    await once(probe, 'listening');
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
  probe.close();
  await once(probe, 'close');
  return null;
}
