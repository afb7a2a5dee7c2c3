import { type ReactNode, useEffect, useEffectEvent, useRef } from 'react';
import { useLocation } from 'react-router';
import { platformName } from '../bff/page-meta.ts';
import { createStore } from '../store/create-store.ts';
import { isNavigatingByKeyboard } from './keyboard-navigation.ts';
import classes from './screen-heading.module.css';

interface ScreenHeadingProps {
  /** Also the title of the window. */
  title: string;
  id?: string;
  /** The visible heading, where it is longer than the title. */
  children?: ReactNode;
  /** Id of a notice that is read together with the heading. */
  describedBy?: string | undefined;
  /** False on a screen with a code field, which takes the focus instead. */
  takesFocus?: boolean;
}

/** The screen that the page was opened on; `isOver` once another one was shown or a field of it had the focus. */
const firstScreen = createStore<{ key: string; title: string; isOver: boolean } | null>(null);

/**
 * Gives the focus to the heading of a new screen, and of one whose code field is gone. Whoever opens the page starts at
 * its top: its first screen, loading or loaded, leaves the focus alone. So does a screen that arrives late, when somebody
 * has tabbed on meanwhile or is choosing from a list.
 */
export function ScreenHeading({ title, id, children, describedBy, takesFocus = true }: ScreenHeadingProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { key } = useLocation();

  useEffect(() => {
    document.title = `${title} · ${platformName()}`;
  }, [title]);

  const moveFocus = useEffectEvent((shown: string, mayFocus: boolean) => {
    const first = firstScreen.get() ?? { key, title: shown, isOver: false };
    const isOver = first.isOver || !mayFocus || key !== first.key || shown !== first.title;
    firstScreen.set({ ...first, isOver });
    if (mayFocus && isOver && !isNavigatingByKeyboard()) heading.current?.focus();
  });
  // By the title and not by the address: another title is another screen, whatever else has changed.
  useEffect(() => moveFocus(title, takesFocus), [title, takesFocus]);

  return (
    <h1 ref={heading} id={id} tabIndex={-1} className={classes.heading} aria-describedby={describedBy}>
      {children ?? title}
    </h1>
  );
}
