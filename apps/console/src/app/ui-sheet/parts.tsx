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

/** The custom properties that stylesheets use; their values are in `shared/ui/tokens.css`. */
const tokens = [
  '--ground',
  '--ground-raised',
  '--ground-sunken',
  '--ground-input',
  '--edge',
  '--edge-strong',
  '--tint',
  '--tint-edge',
  '--ring',
  '--accent',
  '--text',
  '--text-dimmed',
  '--error',
];

export const Colours = () => (
  <Part name="Colours" use="One accent, petrol. Red for errors and for what cannot be taken back. Nothing else.">
    <ul className={classes.swatches}>
      {tokens.map((token) => (
        <li key={token}>
          <span className={classes.swatch} style={{ background: `var(${token})` }} />
          <code>{token}</code>
        </li>
      ))}
    </ul>
  </Part>
);

/** In rem, so that everything scales with the reader's font size. */
const sizes = [
  { rem: 1.5, weight: 650, use: 'The heading of a screen' },
  { rem: 1.25, weight: 650, use: 'The heading of a dialog' },
  { rem: 1, weight: 400, use: 'All that a screen says' },
  { rem: 0.9375, weight: 400, use: 'What explains a screen' },
  { rem: 0.875, weight: 400, use: 'Labels, hints, notices, navigation' },
  { rem: 0.8125, weight: 400, use: 'What is said in passing: countdowns, badges, steps' },
];

export const TypeScale = () => (
  <Part name="Type" use="The system's own fonts: nothing to fetch, nothing that shifts, right for every script.">
    {sizes.map(({ rem, weight, use }) => (
      <p key={rem} className={classes.line} style={{ fontSize: `${rem}rem`, fontWeight: weight }}>
        <code>{rem} rem</code> {use}
      </p>
    ))}
  </Part>
);
