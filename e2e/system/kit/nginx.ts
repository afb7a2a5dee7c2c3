import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, scratchFolder } from '@countersign/database/testing';
import { canInstallWithApt, installWithApt } from '@countersign/tooling/install-with-apt';
import { start } from '../../kit/child.ts';
import type { Tls } from '../../kit/exchange.ts';
import { statusOf } from '../../kit/server.ts';
import { until } from '../../kit/until.ts';
import { nginxConfigFor } from './nginx-config.ts';

/** The server name in nginx.conf. */
export const proxiedName = 'console.example.com';

export interface Nginx extends AsyncDisposable {
  httpPort: number;
  httpsPort: number;
  tlsFrom(localAddress: string): Tls;
  /** The access log, one line per answered request. */
  readonly accessLog: string;
}

const canRun = (program: string, ...args: string[]) => spawnSync(program, args).status === 0;
const nginxHere = () => ['nginx', '/usr/sbin/nginx'].find((program) => canRun(program, '-v'));

/** The path of nginx, which is installed if possible, or why there is none. */
export async function findNginx(): Promise<{ program: string } | { missing: string }> {
  const isComplete = () => nginxHere() !== undefined && canRun('openssl', 'version');
  if (!isComplete() && canInstallWithApt()) await installWithApt('nginx-light', 'openssl').catch(() => {});
  const program = nginxHere();
  if (program && isComplete()) return { program };
  return {
    missing: 'There is no nginx or no openssl on this machine, and no apt-get that this user may install them with.',
  };
}

/** Starts nginx in front of the replicas, with its own certificate, as an unprivileged user. */
export async function startNginx(
  program: string,
  replicas: readonly number[],
  added?: { http: string; server: string },
): Promise<Nginx> {
  const scratch = scratchFolder();
  const { path: folder } = scratch;
  const [httpPort, httpsPort] = [await freePort(), await freePort()];
  makeCertificate(folder);
  const config = join(folder, 'nginx.conf');
  writeFileSync(
    config,
    nginxConfigFor({ folder, httpPort, httpsPort, knowsHttp2On: knowsHttp2On(program), replicas, added }),
  );
  const as = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : undefined;
  if (as) for (const name of ['.', ...readdirSync(folder)]) chownSync(join(folder, name), as.uid, as.gid);

  const args = ['-p', folder, '-e', 'stderr', '-c', config, '-g', 'daemon off;'];
  const child = start(program, { args, environment: {}, ...(as && { as }) });
  await until('nginx listens', async () => child.hasExited || (await statusOf(httpPort, '/', proxiedName)) !== null);
  if (child.hasExited) throw new Error(`nginx does not start: ${child.stderr}`);
  const ca = readFileSync(join(folder, 'console.crt'), 'utf8');
  const accessLog = join(folder, 'access.log');
  return {
    httpPort,
    httpsPort,
    tlsFrom: (localAddress) => ({ ca, servername: proxiedName, localAddress }),
    get accessLog() {
      return existsSync(accessLog) ? readFileSync(accessLog, 'utf8') : '';
    },
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM');
      await child.exited;
      scratch[Symbol.dispose]();
    },
  };
}

function makeCertificate(folder: string): void {
  const words = 'req -x509 -nodes -days 2 -newkey ec -pkeyopt ec_paramgen_curve:P-256'.split(' ');
  const files = ['-keyout', join(folder, 'console.key'), '-out', join(folder, 'console.crt')];
  const names = ['-subj', `/CN=${proxiedName}`, '-addext', `subjectAltName=DNS:${proxiedName}`];
  const { status, stderr } = spawnSync('openssl', [...words, ...files, ...names], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`openssl makes no certificate: ${stderr}`);
}

function knowsHttp2On(program: string): boolean {
  const [, major = 0, minor = 0, patch = 0] =
    spawnSync(program, ['-v'], { encoding: 'utf8' })
      .stderr.match(/nginx\/(\d+)\.(\d+)\.(\d+)/)
      ?.map(Number) ?? [];
  return major * 1e6 + minor * 1e3 + patch >= 1_025_001;
}
