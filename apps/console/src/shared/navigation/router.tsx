import {
  createContext,
  type ReactNode,
  startTransition,
  use,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useState,
} from 'react';
import { currentVisit, type Location, listenToVisits, navigate, type Visit } from './history.ts';
import { matchRoutes, type Route } from './routes.ts';

const ShownVisit = createContext<Visit | null>(null);

function useVisit(): Visit {
  const visit = use(ShownVisit);
  if (visit === null) throw new Error('There is no <Router> around this component');
  return visit;
}

/** Renders each visit as a transition: while the next screen is fetched, the one before it stays. */
export function Router({ children }: { children: ReactNode }) {
  const [visit, setVisit] = useState(currentVisit);
  useLayoutEffect(() => listenToVisits((next) => startTransition(() => setVisit(next))), []);
  return <ShownVisit value={visit}>{children}</ShownVisit>;
}

/** The address that is shown; `window.location` may be ahead of it. `State` is what the caller knows to be left there. */
export const useLocation = <State,>(): Location<State> => useVisit().location as Location<State>;

/** How the address was reached: by Back, Forward or a reload, by a link, or in place of another. */
export const useNavigationType = (): Visit['type'] => useVisit().type;

export const useSearchParams = (): URLSearchParams => new URLSearchParams(useLocation().search);

const Below = createContext<ReactNode>(null);

/** Where a frame shows the screen that it is around. */
export const Outlet = (): ReactNode => use(Below);

export function useRoutes(routes: readonly Route[]): ReactNode {
  const { pathname } = useLocation();
  let screen: ReactNode = null;
  for (const { element } of matchRoutes(routes, pathname).reverse()) screen = <Below value={screen}>{element}</Below>;
  return screen;
}

/** Calls back with each path that is shown, the first one too. A step within a page has the same path. */
export function useOnPath(listener: (path: string) => void): void {
  const { pathname } = useLocation();
  const onPath = useEffectEvent(listener);
  useEffect(() => onPath(pathname), [pathname]);
}

/** Leads on as soon as it is shown. */
export function Redirect({ to }: { to: string }): null {
  useEffect(() => navigate(to, { replace: true }), [to]);
  return null;
}
