import type { ComponentProps, MouseEvent } from 'react';
import { useLocation, useNavigate } from 'react-router';

export interface LinkProps extends Omit<ComponentProps<'a'>, 'href'> {
  /** A path of the console. */
  to: string;
}

/** Other buttons and keys ask the browser for a tab or a window. */
const isPlain = ({ altKey, button, ctrlKey, metaKey, shiftKey }: MouseEvent) =>
  button === 0 && !(metaKey || altKey || ctrlKey || shiftKey);

/** Shows another screen without loading the page anew. That of react-router brings its forms and fetchers along: 5 kB. */
export function Link({ onClick, to, ...props }: LinkProps) {
  const navigate = useNavigate();
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (event.defaultPrevented || props.target !== undefined || !isPlain(event)) return;
    event.preventDefault();
    // As browsers do: a link to where one is already adds no entry to the history.
    void navigate(to, { replace: event.currentTarget.href === window.location.href });
  };
  return <a {...props} href={to} onClick={follow} />;
}

interface NavLinkProps extends LinkProps {
  /** Not current on the screens below it. */
  end?: boolean;
}

const normalized = (path: string) => path.toLowerCase().replace(/\/+$/, '');

/** A link of a navigation, which marks where one is. */
export function NavLink({ end = false, ...props }: NavLinkProps) {
  const pathname = normalized(useLocation().pathname);
  const to = normalized(props.to);
  const isCurrent = pathname === to || (!end && pathname.startsWith(`${to}/`));
  return <Link {...props} aria-current={isCurrent ? 'page' : undefined} />;
}
