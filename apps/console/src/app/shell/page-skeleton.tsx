import { Skeleton } from '../../shared/ui/skeleton.tsx';
import { wordsAtOnce } from '../../shared/words/boot-words.ts';

/** Holds the place of a page within the shell while its file or its session is on the way. */
export const PageOnItsWay = () => (
  <>
    <h1 className="visually-hidden">{wordsAtOnce().loading}</h1>
    <Skeleton rows={[30, 20, 180]} />
  </>
);
