import { spawnSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { scratchFolder } from '@countersign/database/testing';

export interface Certificate extends Disposable {
  /** Its own CA. */
  readonly certificate: string;
  readonly key: string;
}

/** Null if openssl is not installed. */
export const opensslVersion: string | null = spawnSync('openssl', ['version'], { encoding: 'utf8' }).stdout || null;

export function certificateFor(name: string): Certificate {
  const { path, [Symbol.dispose]: remove } = scratchFolder();
  chmodSync(path, 0o755);
  const files = { certificate: join(path, 'server.crt'), key: join(path, 'server.key') };
  const kind = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '1'];
  const whose = ['-subj', `/CN=${name}`, '-addext', `subjectAltName=DNS:${name}`];
  const args = ['req', ...kind, ...whose, '-keyout', files.key, '-out', files.certificate];
  const { status, stderr } = spawnSync('openssl', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`openssl made no certificate: ${stderr}`);
  chmodSync(files.key, 0o600);
  return { ...files, [Symbol.dispose]: remove };
}
