import type { ReactNode } from 'react';
import classes from './action-row.module.css';

/** The button of a screen, which takes the room there is, and what stands beside it. */
export const ActionRow = ({ children }: { children: ReactNode }) => <div className={classes.row}>{children}</div>;
