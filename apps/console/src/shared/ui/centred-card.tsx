import type { ReactNode } from 'react';
import { platformName } from '../bff/page-meta.ts';
import { Card } from './card.tsx';
import classes from './centred-card.module.css';
import { PreferenceBar } from './preference-bar.tsx';
import { ProductMark } from './product-mark.tsx';
import { Rosette } from './rosette.tsx';

interface CentredCardProps {
  children: ReactNode;
  /** Needs words, which a page that could not be shown may lack. */
  preferences?: ReactNode;
}

/** The frame of every screen that stands alone: signing in, and pages that could not be shown. */
export const CentredCard = ({ children, preferences = <PreferenceBar /> }: CentredCardProps) => (
  <div className={classes.page}>
    <Rosette className={classes.rosette} />
    <header className={classes.head}>
      <div className={classes.preferences}>{preferences}</div>
      <div className={classes.brand}>
        <ProductMark size={36} />
        <span className={classes.name}>{platformName()}</span>
      </div>
    </header>
    <Card component="main" size="roomy" className={classes.card}>
      {children}
    </Card>
  </div>
);
