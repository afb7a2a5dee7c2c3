import type { HelpAnchor } from '../../shared/navigation/help-places.ts';
import { TextLink } from '../../shared/ui/text-link.tsx';
import { useHelp } from './use-help.ts';

/** To another paragraph of this page. */
export function AnchorLink({ anchor }: { anchor: HelpAnchor }) {
  const help = useHelp();
  return <TextLink to={`#${anchor}`}>{help.titles[anchor]}</TextLink>;
}
