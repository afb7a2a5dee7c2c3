import type { ReactNode } from 'react';
import { platformName } from '../platform-name.ts';
import { Card } from './card.tsx';
import classes from './centred-card.module.css';
import { ProductMark } from './product-mark.tsx';

/** The frame of every screen that stands alone: signing in, and pages that could not be shown. */
export const CentredCard = ({ children }: { children: ReactNode }) => (
  <div className={classes.page}>
    <div className={classes.rosette} aria-hidden="true" />
    <header className={classes.brand}>
      <ProductMark size={36} />
      <span className={classes.name}>{platformName()}</span>
    </header>
    <Card component="main" size="roomy" className={classes.card}>
      {children}
    </Card>
  </div>
);
