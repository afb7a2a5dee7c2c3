import { type ReactNode, startTransition, useLayoutEffect, useState } from 'react';
import { UNSAFE_createBrowserHistory as createBrowserHistory, Router } from 'react-router';

const history = createBrowserHistory({ v5Compat: true });

/**
 * What react-router's own does: each visit is a transition, so a screen stays until the next one is there. Its module
 * brings links, forms and fetchers along, which nothing here uses and no bundler can tell (decisions/009).
 */
export function BrowserRouter({ children }: { children: ReactNode }) {
  const [{ action, location }, setVisit] = useState({ action: history.action, location: history.location });
  useLayoutEffect(() => history.listen((visit) => startTransition(() => setVisit(visit))), []);
  return (
    <Router location={location} navigationType={action} navigator={history}>
      {children}
    </Router>
  );
}
