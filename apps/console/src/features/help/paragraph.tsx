import type { ReactNode } from 'react';
import type { HelpAnchor } from '../../shared/navigation/help-places.ts';
import classes from './paragraph.module.css';
import { useHelp } from './use-help.ts';

interface ParagraphProps {
  anchor: HelpAnchor;
  children: ReactNode;
}

export function Paragraph({ anchor, children }: ParagraphProps) {
  const help = useHelp();
  return (
    <section className={classes.paragraph} aria-labelledby={anchor}>
      <h2 className={classes.heading} id={anchor} tabIndex={-1}>
        {help.titles[anchor]}
      </h2>
      {children}
    </section>
  );
}
