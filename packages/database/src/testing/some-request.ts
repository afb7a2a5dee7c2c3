import type { RequestOrigin } from '@countersign/two-factor';

/** Where a change came from that a test asks a repository for. */
export const someRequest: RequestOrigin = {
  requestId: '7d0b5d5e-2f0e-4b7e-9a43-3c1f5f6a2b10',
  browser: { name: 'Chrome', system: 'Linux' },
  address: '203.0.113.7',
  language: 'en',
};
