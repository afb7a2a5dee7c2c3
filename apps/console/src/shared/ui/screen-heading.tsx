import { type ReactNode, useEffect, useRef } from 'react';
import { useLocation } from 'react-router';
import { platformName } from '../bff/page-meta.ts';
import { isAtSomething } from './keyboard-navigation.ts';
import classes from './screen-heading.module.css';

interface ScreenHeadingProps {
  /** Stands in the window's title too. */
  title: string;
  id?: string;
  /** What the page shows, if that is longer than its title. */
  children?: ReactNode;
  /** Id of good news to hear together with the heading. */
  describedBy?: string | undefined;
  /** A screen that is one code field gives the focus to the field instead. */
  takesFocus?: boolean;
}

let firstScreen: { key: string; title: string } | null = null;
let isFirstScreenOver = false;

/**
 * Gives a new screen's heading the focus, and the place of a code field that has ended. Whoever opens the page starts
 * at its top: its first screen, loading or loaded, leaves the focus alone. So does one that comes late, when somebody
 * has gone on by the Tab key meanwhile or is choosing from a list.
 */
export function ScreenHeading({ title, id, children, describedBy, takesFocus = true }: ScreenHeadingProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { key } = useLocation();

  useEffect(() => {
    document.title = `${title} · ${platformName()}`;
  }, [title]);

  // Not by the address: another title is another screen, whatever else has changed.
  useEffect(() => {
    firstScreen ??= { key, title };
    isFirstScreenOver ||= !takesFocus || key !== firstScreen.key || title !== firstScreen.title;
    if (takesFocus && isFirstScreenOver && !isAtSomething()) heading.current?.focus();
  }, [title, takesFocus]);

  return (
    <h1 ref={heading} id={id} tabIndex={-1} className={classes.heading} aria-describedby={describedBy}>
      {children ?? title}
    </h1>
  );
}
