import type { ComponentProps, MouseEvent } from 'react';
import { navigate } from './history.ts';
import { useLocation } from './router.tsx';
import { normalized } from './routes.ts';

export interface LinkProps extends Omit<ComponentProps<'a'>, 'href'> {
  /** A path of the console. */
  to: string;
}

/** Other buttons and keys ask the browser for a tab or a window. */
const isPlain = ({ button, metaKey, altKey, ctrlKey, shiftKey }: MouseEvent) =>
  button === 0 && !(metaKey || altKey || ctrlKey || shiftKey);

/** Shows another screen without loading the page anew. */
export function Link({ to, onClick, ...props }: LinkProps) {
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (event.defaultPrevented || props.target !== undefined || !isPlain(event)) return;
    event.preventDefault();
    // As browsers do: a link to where one is already adds no entry to the history.
    navigate(to, { replace: event.currentTarget.href === window.location.href });
  };
  return <a {...props} href={to} onClick={follow} />;
}

interface NavLinkProps extends LinkProps {
  /** Not current on the screens below it. */
  end?: boolean;
}

/** A link of a navigation, which marks where one is. */
export function NavLink({ end = false, ...props }: NavLinkProps) {
  const pathname = normalized(useLocation().pathname);
  const to = normalized(props.to);
  const isCurrent = pathname === to || (!end && pathname.startsWith(`${to}/`));
  return <Link {...props} aria-current={isCurrent ? 'page' : undefined} />;
}
