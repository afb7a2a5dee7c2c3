import { helpAnchors } from '../../shared/navigation/help-places.ts';
import { QuietText } from '../../shared/ui/quiet-text.tsx';
import { ScreenHeading } from '../../shared/ui/screen-heading.tsx';
import { DocumentFrame } from './document-frame.tsx';
import { Paragraph } from './paragraph.tsx';
import { paragraphs } from './paragraphs.ts';
import { TableOfContents } from './table-of-contents.tsx';
import { useAnchorInAddress } from './use-anchor-in-address.ts';
import { useHelp } from './use-help.ts';

/** Readable without an account: it asks the BFF for nothing. */
export default function HelpPage() {
  const help = useHelp();
  const named = useAnchorInAddress();
  return (
    <DocumentFrame>
      <ScreenHeading title={help.title} takesFocus={named === undefined} />
      <QuietText size="large">{help.intro}</QuietText>
      <TableOfContents />
      {helpAnchors.map((anchor) => {
        const Content = paragraphs[anchor];
        return (
          <Paragraph key={anchor} anchor={anchor}>
            <Content />
          </Paragraph>
        );
      })}
    </DocumentFrame>
  );
}
