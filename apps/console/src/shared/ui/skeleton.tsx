import { bootWords } from '../words/boot-words.ts';
import classes from './skeleton.module.css';

interface SkeletonProps {
  /** Heights in pixels, top to bottom, of the content to come. */
  rows: readonly number[];
}

/** Reserves the space of content that is loading, so that nothing shifts when it arrives. */
export function Skeleton({ rows }: SkeletonProps) {
  return (
    <div className={classes.rows} role="status" aria-label={bootWords().loading}>
      {rows.map((height, place) => (
        // The rows differ in nothing but their position.
        <div key={place} className={classes.row} style={{ height }} />
      ))}
    </div>
  );
}
