import type { ReactNode } from 'react';
import { useWords } from '../words/use-words.tsx';
import classes from './link-to-help.module.css';
import { TextLink } from './text-link.tsx';

interface LinkToHelpProps {
  /** An address of the help page. */
  to: string;
  inThisTab?: boolean;
  children: ReactNode;
}

/** By itself in a tab of its own. */
export function LinkToHelp({ to, inThisTab = false, children }: LinkToHelpProps) {
  const words = useWords();
  const elsewhere = { target: '_blank', rel: 'noopener' };
  return (
    <TextLink className={classes.link} to={to} {...(inThisTab ? {} : elsewhere)}>
      {children}
      {!inThisTab && <span className="visually-hidden"> {words.common.opensInNewTab}</span>}
    </TextLink>
  );
}
