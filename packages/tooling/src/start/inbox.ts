import { createEmulator } from 'emulate';
import { Refusal } from '../refusal.ts';

export interface Inbox {
  /** What the Resend SDK is pointed at. */
  readonly apiUrl: string;
  readonly pageUrl: string;
  close(): Promise<void>;
}

/** Stands in for Resend: takes every email that the BFF sends, whatever the key, and shows it on a page. */
export async function startInbox(port: number): Promise<Inbox> {
  try {
    const emulator = await createEmulator({ service: 'resend', port });
    // It listens on IPv4 alone, where "localhost" may mean IPv6 first.
    return { apiUrl: `http://127.0.0.1:${port}`, pageUrl: `http://localhost:${port}/inbox`, close: emulator.close };
  } catch (error) {
    throw new Refusal(`The inbox cannot listen on port ${port}: ${error instanceof Error ? error.message : error}`);
  }
}
