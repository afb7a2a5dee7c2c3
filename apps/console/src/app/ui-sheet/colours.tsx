import { Part } from './part.tsx';
import classes from './ui-sheet.module.css';

/** The names that stylesheets use; their values are in `app/base.css` and `shared/ui/theme-colours.ts`. */
const tokens = [
  '--mantine-color-body',
  '--ground-raised',
  '--ground-sunken',
  '--ground-input',
  '--edge',
  '--edge-strong',
  '--tint',
  '--tint-edge',
  '--ring',
  '--mantine-primary-color-filled',
  '--mantine-color-text',
  '--mantine-color-dimmed',
  '--mantine-color-error',
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
