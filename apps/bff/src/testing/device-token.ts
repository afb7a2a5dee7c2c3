import type { Browser } from './browser.ts';

/** The token in the browser's device cookie, written `id.token`, of the account that used it last. */
export const deviceTokenOf = ({ cookies }: Pick<Browser, 'cookies'>): string =>
  (cookies.get('__Host-dev') ?? cookies.get('dev') ?? '').split('~', 1)[0]?.split('.')[1] ?? '';
