import { freePort } from '@countersign/tooling/free-port';
import { builtServer, requireBuild } from './built.ts';
import { type Child, type Environment, type Exit, startNode } from './child.ts';
import { exchange, type Place } from './exchange.ts';
import { until } from './until.ts';

export interface Server extends Place, AsyncDisposable {
  readonly process: Child;
  /** Sends SIGTERM and waits for the exit. */
  stop(): Promise<Exit>;
  /** Sends SIGKILL, as the out-of-memory killer does, and waits for the exit. */
  killAtOnce(): Promise<Exit>;
}

interface Launch {
  entry?: string | undefined;
  /** For more than a test. */
  isLongLived?: boolean;
}

/** Starts one replica and resolves once it is ready. */
export async function startServer(settings: Environment, launch?: Launch): Promise<Server> {
  const server = await launchServer(settings, launch);
  try {
    await until('the server is ready', () => server.process.hasExited || isReady(server.port));
    if (!server.process.hasExited) return server;
    await server.process.exited;
    throw new Error(`The server ended instead of starting: ${server.process.stderr}`);
  } catch (error) {
    await server[Symbol.asyncDispose]();
    throw error;
  }
}

/** All replicas serve one console, whatever port they listen on. */
const CONSOLE_ORIGIN = 'http://console.localhost';

export async function launchServer(
  { PORT, ...settings }: Environment,
  { entry = builtServer, isLongLived = false }: Launch = {},
): Promise<Server> {
  requireBuild();
  const port = PORT === undefined ? await freePort() : Number(PORT);
  const origin = settings.NODE_ENV === 'production' ? {} : { CONSOLE_ORIGIN };
  const child = startNode(entry, { isLongLived, environment: { ...origin, ...settings, PORT: String(port) } });
  return {
    port,
    consoleOrigin: settings.CONSOLE_ORIGIN ?? CONSOLE_ORIGIN,
    process: child,
    stop() {
      child.kill('SIGTERM');
      return child.exited;
    },
    killAtOnce() {
      child.kill('SIGKILL');
      return child.exited;
    },
    [Symbol.asyncDispose]: () => child[Symbol.asyncDispose](),
  };
}

/** Null if nothing listens there. */
export async function statusOf(port: number, path: string, host = 'localhost'): Promise<number | null> {
  try {
    return (await exchange({ port, method: 'GET', path, headers: { Host: host } })).status;
  } catch {
    return null;
  }
}

export const isReady = async (port: number): Promise<boolean> => (await statusOf(port, '/api/health/ready')) === 200;
