import type { ReactNode } from 'react';
import classes from './card.module.css';

interface CardProps {
  /** A roomy card is the whole of its screen; a compact one stands among other things. */
  size: 'roomy' | 'compact';
  children: ReactNode;
  component?: 'div' | 'main' | 'section';
  /** Where it stands. */
  className?: string | undefined;
}

export const Card = ({ size, children, component: Element = 'div', className = '' }: CardProps) => (
  <Element className={`${classes.card} ${className}`} data-size={size}>
    {children}
  </Element>
);
