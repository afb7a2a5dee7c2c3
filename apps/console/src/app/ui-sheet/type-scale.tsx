import { Part } from './part.tsx';
import classes from './ui-sheet.module.css';

/** In rem, so that a reader's own font size scales everything. */
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
