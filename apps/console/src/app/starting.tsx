import { ProductMark } from '../shared/ui/product-mark.tsx';
import { wordsAtOnce } from '../shared/words/at-once.ts';
import classes from './starting.module.css';

/** While the first screen's file is fetched. It shows itself only to those who wait. */
export function Starting() {
  return (
    <main className={classes.frame} aria-busy="true">
      <h1 className="visually-hidden">{wordsAtOnce().loading}</h1>
      <ProductMark size={48} />
    </main>
  );
}
