import classes from './rosette.module.css';

/** Fine engraved lines, as on a document worth countersigning. `className` says where, and how strong. */
export const Rosette = ({ className }: { className: string | undefined }) => (
  <div className={`${classes.rosette} ${className ?? ''}`} aria-hidden="true" />
);
