import type { ReactNode } from 'react';
import classes from './card.module.css';

interface CardProps {
  /** A roomy card fills its screen; a compact one is beside other content. */
  size: 'roomy' | 'compact';
  children: ReactNode;
  component?: 'div' | 'main' | 'section';
  /** For its position. */
  className?: string | undefined;
}

export const Card = ({ size, children, component: Element = 'div', className = '' }: CardProps) => (
  <Element className={`${classes.card} ${className}`} data-size={size}>
    {children}
  </Element>
);
