import { Skeleton } from '../../shared/ui/skeleton.tsx';
import { loadingWord } from '../../shared/words/loading-word.ts';

/** Stands in for a page within the shell while its file or the session is loading. */
export const PageSkeleton = () => (
  <>
    <h1 className="visually-hidden">{loadingWord()}</h1>
    <Skeleton rows={[30, 20, 180]} />
  </>
);
