import classes from './rosette.module.css';

/** A decoration of fine engraved lines, as on banknotes. `className` sets its position and strength. */
export const Rosette = ({ className }: { className: string | undefined }) => (
  <div className={`${classes.rosette} ${className ?? ''}`} aria-hidden="true" />
);
