import type { ReactNode } from 'react';
import classes from './action-row.module.css';

interface ActionRowProps {
  /** Its only button is as wide as the row: it stands below another row. */
  isWhole?: boolean;
  children: ReactNode;
}

/** The main button of a screen, which takes the available width, and whatever is beside it. */
export const ActionRow = ({ isWhole = false, children }: ActionRowProps) => (
  <div className={classes.row} data-whole={isWhole || undefined}>
    {children}
  </div>
);
