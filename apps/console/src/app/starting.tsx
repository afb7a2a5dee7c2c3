import { ProductMark } from '../shared/ui/product-mark.tsx';
import { useWords } from '../shared/words/use-words.ts';
import classes from './starting.module.css';

/** While the first screen's file is fetched. It shows itself only to those who wait. */
export function Starting() {
  const words = useWords();
  return (
    <div className={classes.frame} role="status" aria-label={words.common.loading}>
      <ProductMark size={48} />
    </div>
  );
}
