import { bootWords } from '../words/boot-words.ts';
import classes from './skeleton.module.css';

interface SkeletonProps {
  /** Heights in pixels, top to bottom, of what will stand here. */
  rows: readonly number[];
}

/** Holds the room of content that is on its way, so that nothing jumps when it arrives. */
export function Skeleton({ rows }: SkeletonProps) {
  return (
    <div className={classes.rows} role="status" aria-label={bootWords().loading}>
      {rows.map((height, place) => (
        // The rows have no identity but their place.
        <div key={place} className={classes.row} style={{ height }} />
      ))}
    </div>
  );
}
