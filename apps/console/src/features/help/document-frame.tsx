import type { ReactNode } from 'react';
import { platformName } from '../../shared/bff/page-meta.ts';
import { Link } from '../../shared/navigation/link.tsx';
import { paths } from '../../shared/navigation/paths.ts';
import { signedInHint } from '../../shared/session/signed-in-hint.ts';
import { PreferenceBar } from '../../shared/ui/preference-bar.tsx';
import { ProductMark } from '../../shared/ui/product-mark.tsx';
import { Rosette } from '../../shared/ui/rosette.tsx';
import { TextLink } from '../../shared/ui/text-link.tsx';
import { useWords } from '../../shared/words/use-words.tsx';
import classes from './document-frame.module.css';

/** A page outside the shell, wide enough to read. */
export function DocumentFrame({ children }: { children: ReactNode }) {
  const words = useWords();
  const back = signedInHint.isSet()
    ? { to: paths.home, name: words.common.home }
    : { to: paths.signIn, name: words.signIn.title };
  return (
    <div className={classes.page}>
      <Rosette className={classes.rosette} />
      <header className={classes.top}>
        <Link className={classes.brand} to={back.to}>
          <ProductMark size={32} />
          <span className={classes.name}>{platformName()}</span>
        </Link>
        <TextLink to={back.to}>{back.name}</TextLink>
        <PreferenceBar offersHelp={false} />
      </header>
      <main className={classes.document}>{children}</main>
    </div>
  );
}
