import { loadingWord } from '../words/loading-word.ts';
import classes from './skeleton.module.css';

interface SkeletonProps {
  /** Heights in pixels, top to bottom, of the content to come. */
  rows: readonly number[];
}

/** Each row with what is above it, which no two rows share. */
const withTops = (rows: readonly number[]) =>
  rows.map((height, place) => ({ height, top: rows.slice(0, place).reduce((sum, above) => sum + above, 0) }));

/** Reserves the space of content that is loading, so that nothing shifts when it arrives. */
export function Skeleton({ rows }: SkeletonProps) {
  return (
    <div className={classes.rows} role="status" aria-label={loadingWord()}>
      {withTops(rows).map(({ height, top }) => (
        <div key={top} className={classes.row} style={{ height }} />
      ))}
    </div>
  );
}
