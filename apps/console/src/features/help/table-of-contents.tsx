import { helpAnchors } from '../../shared/navigation/help-places.ts';
import { AnchorLink } from './anchor-link.tsx';
import classes from './table-of-contents.module.css';
import { useHelp } from './use-help.ts';

export function TableOfContents() {
  const help = useHelp();
  return (
    <nav className={classes.contents} aria-labelledby="contents">
      <h2 className={classes.title} id="contents">
        {help.contents}
      </h2>
      <ul className={classes.list}>
        {helpAnchors.map((anchor) => (
          <li key={anchor}>
            <AnchorLink anchor={anchor} />
          </li>
        ))}
      </ul>
    </nav>
  );
}
