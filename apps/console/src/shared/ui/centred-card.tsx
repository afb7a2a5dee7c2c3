import type { ReactNode } from 'react';
import { platformName } from '../bff/page-meta.ts';
import { Card } from './card.tsx';
import classes from './centred-card.module.css';
import { PreferenceBar } from './preference-bar.tsx';
import { ProductMark } from './product-mark.tsx';
import { Rosette } from './rosette.tsx';

interface CentredCardProps {
  children: ReactNode;
  /** Null on failure pages: the controls need the catalogue, which may not have loaded. */
  preferences?: ReactNode;
}

/** The frame of every screen outside the shell: the sign-in, and failure pages. */
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
