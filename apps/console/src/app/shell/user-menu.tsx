import IconAdjustments from '@tabler/icons-react/dist/esm/icons/IconAdjustments.mjs';
import IconChevronDown from '@tabler/icons-react/dist/esm/icons/IconChevronDown.mjs';
import IconLogout from '@tabler/icons-react/dist/esm/icons/IconLogout.mjs';
import { type KeyboardEvent, useId, useRef } from 'react';
import { Link } from '../../shared/navigation/link.tsx';
import { paths } from '../../shared/navigation/paths.ts';
import { useSignedInWords } from '../../shared/words/use-words.tsx';
import classes from './user-menu.module.css';

interface UserMenuProps {
  email: string;
  onSignOut: () => void;
}

const ITEMS = 'a, button';

/** Tab moves through the items too; these keys are what people know from menus. */
function moveByKey(event: KeyboardEvent<HTMLElement>): void {
  const items = [...(event.currentTarget.closest('ul')?.querySelectorAll<HTMLElement>(ITEMS) ?? [])];
  const place = items.indexOf(event.currentTarget);
  const next = { ArrowDown: place + 1, ArrowUp: place - 1, Home: 0, End: -1 }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  items.at(next % items.length)?.focus();
}

/** A list in a popover: the browser closes it on Escape and on a click elsewhere, and returns the focus. */
export function UserMenu({ email, onSignOut }: UserMenuProps) {
  const words = useSignedInWords();
  const id = useId();
  const menu = useRef<HTMLDivElement>(null);
  const close = () => menu.current?.hidePopover();
  return (
    <>
      <button className={classes.target} type="button" popoverTarget={id}>
        <span className={classes.initial} aria-hidden="true">
          {email.slice(0, 1).toUpperCase()}
        </span>
        <span className={classes.email}>{email}</span>
        <IconChevronDown className={classes.chevron} size={16} stroke={1.8} aria-hidden />
      </button>
      <div
        ref={menu}
        id={id}
        className={classes.menu}
        popover="auto"
        onToggle={({ currentTarget, newState }) => {
          if (newState === 'open') currentTarget.querySelector<HTMLElement>(ITEMS)?.focus();
        }}
      >
        <p className={classes.menuEmail}>{email}</p>
        <ul className={classes.items}>
          <li>
            <Link className={classes.item} to={paths.preferences} onClick={close} onKeyDown={moveByKey}>
              <IconAdjustments size={16} stroke={1.8} aria-hidden />
              {words.preferences.title}
            </Link>
          </li>
          <li>
            <button
              className={classes.item}
              type="button"
              onKeyDown={moveByKey}
              onClick={() => {
                close();
                onSignOut();
              }}
            >
              <IconLogout size={16} stroke={1.8} aria-hidden />
              {words.userMenu.signOut}
            </button>
          </li>
        </ul>
      </div>
    </>
  );
}
