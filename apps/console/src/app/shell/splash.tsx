import { ProductMark } from '../../shared/ui/product-mark.tsx';
import { wordsAtOnce } from '../../shared/words/boot-words.ts';
import classes from './splash.module.css';

/** While the first screen's file is fetched. It shows itself only to those who wait. */
export function Starting() {
  return (
    <main className={classes.frame} aria-busy="true">
      <h1 className="visually-hidden">{wordsAtOnce().loading}</h1>
      <ProductMark size={48} />
    </main>
  );
}
