import { type HelpPlace, helpAddress } from '../navigation/help-places.ts';
import { useSignedInWords } from '../words/use-words.tsx';
import { LinkToHelp } from './link-to-help.tsx';

interface HelpLinkProps {
  place: HelpPlace;
  /** Where leaving the page interrupts nothing. */
  inThisTab?: boolean;
}

/** Links to the paragraph of the help page about this place. */
export function HelpLink({ place, inThisTab = false }: HelpLinkProps) {
  const words = useSignedInWords();
  return (
    <LinkToHelp to={helpAddress(place)} inThisTab={inThisTab}>
      {words.helpLinks[place]}
    </LinkToHelp>
  );
}
