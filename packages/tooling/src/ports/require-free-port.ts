import { createServer } from 'node:net';
import { Refusal } from '../refusal.ts';

/** On all interfaces, as the BFF listens: that also meets a process which listens on one of them only. */
const listenError = (port: number) =>
  new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
    const probe = createServer();
    probe.once('error', resolve);
    probe.listen(port, () => probe.close(() => resolve(undefined)));
  });

const REASONS: Record<string, string> = {
  EADDRINUSE: 'is taken, perhaps by a Countersign that runs already',
  EACCES: 'may not be used by this account of the system',
};

/** Asked before the build, so that nobody waits a minute to be told. */
export async function requireFreePort(port: number, variable: 'PORT' | 'INBOX_PORT'): Promise<void> {
  const error = await listenError(port);
  if (!error) return;
  const reason = REASONS[error.code ?? ''] ?? `cannot be used (${error.message})`;
  throw new Refusal(`Port ${port} ${reason}. Free it, or set ${variable} to another, such as ${port + 1}.`);
}
