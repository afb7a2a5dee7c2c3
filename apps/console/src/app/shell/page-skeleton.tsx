import { Skeleton } from '../../shared/ui/skeleton.tsx';
import { bootWords } from '../../shared/words/boot-words.ts';

/** Stands in for a page within the shell while its file or the session is loading. */
export const PageSkeleton = () => (
  <>
    <h1 className="visually-hidden">{bootWords().loading}</h1>
    <Skeleton rows={[30, 20, 180]} />
  </>
);
