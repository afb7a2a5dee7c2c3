import { type ReactNode, useEffect, useRef } from 'react';
import { useLocation } from 'react-router';
import { platformName } from '../platform-name.ts';
import { useWords } from '../words/use-words.ts';
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

let firstLocation: string | null = null;

/** Whoever opens the page starts at its top; only later screens and steps move the focus to their heading. */
function useIsFirstScreen(): boolean {
  const { key } = useLocation();
  firstLocation ??= key;
  return key === firstLocation;
}

export function ScreenHeading({ title, id, children, describedBy, takesFocus = true }: ScreenHeadingProps) {
  const words = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  const isFirst = useIsFirstScreen();

  useEffect(() => {
    document.title = words.common.titleOf(title, platformName());
  }, [title, words]);

  // By the title alone: another title is another screen, whatever else has changed.
  useEffect(() => {
    if (takesFocus && !isFirst) heading.current?.focus();
  }, [title]);

  return (
    <h1 ref={heading} id={id} tabIndex={-1} className={classes.heading} aria-describedby={describedBy}>
      {children ?? title}
    </h1>
  );
}
