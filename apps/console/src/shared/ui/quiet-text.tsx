import type { ReactNode } from 'react';
import classes from './quiet-text.module.css';

interface QuietTextProps {
  /** Small beside other things, medium where it explains a screen, large where it is all that a screen says. */
  size: 'small' | 'medium' | 'large';
  children: ReactNode;
  id?: string;
}

/** A paragraph that steps back behind headings, fields and buttons. */
export const QuietText = ({ size, children, id }: QuietTextProps) => (
  <p className={classes.text} id={id} data-size={size}>
    {children}
  </p>
);
