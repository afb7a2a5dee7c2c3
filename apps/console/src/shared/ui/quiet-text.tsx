import type { ReactNode } from 'react';
import classes from './quiet-text.module.css';

interface QuietTextProps {
  /** Small beside other content, medium to explain a screen, large where it is the only text of a screen. */
  size: 'small' | 'medium' | 'large';
  children: ReactNode;
  id?: string;
}

/** A paragraph in a dimmed colour, less prominent than headings, fields and buttons. */
export const QuietText = ({ size, children, id }: QuietTextProps) => (
  <p className={classes.text} id={id} data-size={size}>
    {children}
  </p>
);
