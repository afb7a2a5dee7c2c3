const SAY_HOW = 'write sslmode=verify-full, or sslmode=disable where the network to the database is your own alone';

/** How the driver treats each of them: deploy/decisions/003. */
const FLAWS = new Map([
  ['no-verify', 'has sslmode=no-verify, which encrypts for whoever answers'],
  ['verify-ca', 'has sslmode=verify-ca, which will soon ask for no name'],
  ['require', 'has sslmode=require, which will soon trust any certificate'],
  ['prefer', 'has sslmode=prefer, which will soon trust any certificate'],
]);

/** Why a connection string does not rule out eavesdropping (SEC-82), or null. Unix sockets need no protection. */
export function flawOfConnection(databaseUrl: string): string | null {
  const { hostname, searchParams } = new URL(databaseUrl);
  // As the driver reads it: the last of several counts, and a host among the parameters before all others.
  const last = (name: string) => searchParams.getAll(name).at(-1);
  const host = last('host') || decodeURIComponent(hostname);
  const mode = last('sslmode') || null;
  if (mode === 'verify-full' || mode === 'disable' || (mode === null && host.startsWith('/'))) return null;
  const flaw = mode === null ? 'does not say how the connection is protected' : FLAWS.get(mode);
  return `DATABASE_URL ${flaw ?? 'has an sslmode that there is not'}: ${SAY_HOW}.`;
}
