import type { ReactNode } from 'react';
import classes from './action-row.module.css';

/** The main button of a screen, which takes the available width, and whatever is beside it. */
export const ActionRow = ({ children }: { children: ReactNode }) => <div className={classes.row}>{children}</div>;
