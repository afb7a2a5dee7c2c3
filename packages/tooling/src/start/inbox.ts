import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { createEmulator } from 'emulate';
import { Refusal } from '../refusal.ts';
import { inboxGate } from './inbox-gate.ts';

export interface Inbox {
  /** What the Resend SDK is pointed at. */
  readonly apiUrl: string;
  readonly pageUrl: string;
  close(): Promise<void>;
}

/** Stands in for Resend: takes every email that the BFF sends, whatever the key, and shows it on a page. */
export async function startInbox(port: number): Promise<Inbox> {
  const emulator = await startEmulator();
  const gate = inboxGate(emulator.socket);
  try {
    await once(gate.listen(port, '127.0.0.1'), 'listening');
  } catch (error) {
    await emulator.close();
    throw new Refusal(`The inbox cannot listen on port ${port}: ${error instanceof Error ? error.message : error}`);
  }
  return {
    // It listens on IPv4 alone, where "localhost" may mean IPv6 first.
    apiUrl: `http://127.0.0.1:${port}`,
    pageUrl: `http://localhost:${port}/inbox`,
    async close() {
      gate.close();
      gate.closeAllConnections();
      await emulator.close();
    },
  };
}

/** On a socket in a folder of ours: a port of its own would be open to the web pages that the gate keeps out. */
async function startEmulator() {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-inbox-'));
  const isWindows = process.platform === 'win32';
  const socket = isWindows ? `\\\\.\\pipe\\${basename(folder)}` : join(folder, 'socket');
  // It hands what it is given as a port to `listen`, which takes a path in its place.
  const { close } = await createEmulator({ service: 'resend', port: socket as unknown as number });
  return {
    socket,
    async close() {
      await close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
