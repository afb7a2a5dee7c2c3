import { ProductMark } from '../shared/ui/product-mark.tsx';
import { useWords } from '../shared/words/use-words.ts';
import classes from './starting.module.css';

/** While the first screen's file is fetched. It shows itself only to those who wait. */
export function Starting() {
  const words = useWords();
  return (
    <main className={classes.frame} aria-busy="true">
      <h1 className="visually-hidden">{words.common.loading}</h1>
      <ProductMark size={48} />
    </main>
  );
}
