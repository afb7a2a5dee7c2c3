import type { Browser } from './browser.ts';

/** The token in the browser's device cookie, written `id.token`, of the account that used it last. */
export function deviceTokenOf({ cookies }: Pick<Browser, 'cookies'>): string {
  const [, value = ''] = [...cookies].find(([name]) => name.endsWith('dev')) ?? [];
  return value.split('~', 1)[0]?.split('.')[1] ?? '';
}
