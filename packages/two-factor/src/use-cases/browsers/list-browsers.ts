import type { Browsers, ListedBrowser } from '../../ports/browsers.ts';
import type { ActingSession } from '../../ports/sessions.ts';

/** The browsers that the account of the session knows. */
export const makeListBrowsers =
  ({ browsers }: { browsers: Pick<Browsers, 'list'> }) =>
  (session: ActingSession): Promise<ListedBrowser[]> =>
    browsers.list(session);
