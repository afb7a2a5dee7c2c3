import type { ReactNode } from 'react';
import { platformName } from '../platform-name.ts';
import { Card } from './card.tsx';
import classes from './centred-card.module.css';
import { PreferenceBar } from './preference-bar.tsx';
import { ProductMark } from './product-mark.tsx';

interface CentredCardProps {
  children: ReactNode;
  /** What stands below the card. */
  foot?: ReactNode;
}

/** The frame of every screen that stands alone: signing in, and pages that could not be shown. */
export const CentredCard = ({ children, foot = <PreferenceBar /> }: CentredCardProps) => (
  <div className={classes.page}>
    <div className={classes.rosette} aria-hidden="true" />
    <header className={classes.brand}>
      <ProductMark size={36} />
      <span className={classes.name}>{platformName()}</span>
    </header>
    <Card component="main" size="roomy" className={classes.card}>
      {children}
    </Card>
    <div className={classes.foot}>{foot}</div>
  </div>
);
