import type { ReactNode } from 'react';
import classes from './ui-sheet.module.css';

interface PartProps {
  name: string;
  /** When to use it. */
  use: string;
  children: ReactNode;
}

export const Part = ({ name, use, children }: PartProps) => (
  <section className={classes.part}>
    <h2>{name}</h2>
    <p>{use}</p>
    {children}
  </section>
);
