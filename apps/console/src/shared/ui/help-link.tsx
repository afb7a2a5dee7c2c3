import { type HelpPlace, helpAddress } from '../navigation/help-places.ts';
import { useWords } from '../words/use-words.tsx';
import classes from './help-link.module.css';
import { TextLink } from './text-link.tsx';

interface HelpLinkProps {
  place: HelpPlace | 'anywhere';
  /** Where leaving the page interrupts nothing. */
  inThisTab?: boolean;
}

/** Links to the paragraph of the help page about this place. */
export function HelpLink({ place, inThisTab = false }: HelpLinkProps) {
  const words = useWords();
  const elsewhere = { target: '_blank', rel: 'noopener' };
  return (
    <TextLink className={classes.link} to={helpAddress(place)} {...(inThisTab ? {} : elsewhere)}>
      {words.helpLinks[place]}
      {!inThisTab && <span className="visually-hidden"> {words.common.opensInNewTab}</span>}
    </TextLink>
  );
}
