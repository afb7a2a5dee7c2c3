import type { BrowserContext, CDPSession, Page } from '@playwright/test';

/**
 * Chromium takes the authenticators of a page away with any DevTools session of it that is detached, whoever opened that. Acts
 * before `detach` comes back, so that no page asks in between.
 */
export function afterDetach(context: BrowserContext, act: (page: Page) => Promise<void>): void {
  const open = context.newCDPSession.bind(context);
  context.newCDPSession = async (target): Promise<CDPSession> => {
    const session = await open(target);
    const detach = session.detach.bind(session);
    session.detach = async () => {
      await detach();
      await act('page' in target ? target.page() : target);
    };
    return session;
  };
}
