import { ProductMark } from '../../shared/ui/product-mark.tsx';
import { loadingWord } from '../../shared/words/loading-word.ts';
import classes from './splash.module.css';

/** Shown while the first screen is fetched, and only once that takes a moment. */
export function Splash() {
  return (
    <main className={classes.frame} aria-busy="true">
      <h1 className="visually-hidden">{loadingWord()}</h1>
      <ProductMark size={48} />
    </main>
  );
}
