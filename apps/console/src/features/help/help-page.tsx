import { type ComponentType, type ReactNode, useEffect } from 'react';
import { type Location, useLocation } from 'react-router';
import { type HelpAnchor, helpAnchors } from '../../shared/navigation/help-anchors.ts';
import { QuietText } from '../../shared/ui/quiet-text.tsx';
import { ScreenHeading } from '../../shared/ui/screen-heading.tsx';
import { ProtectYourMailbox, WhatItIs, YourActivity } from './about-it.tsx';
import { Activate, ActivateByTextKey } from './activating.tsx';
import { ChangedPhone, Deactivate } from './changing.tsx';
import { DocumentFrame } from './document-frame.tsx';
import classes from './help-page.module.css';
import { Passkeys } from './passkeys.tsx';
import { AnchorLink } from './prose.tsx';
import { ForgottenPassword, LostPhone, RecoveryCodes } from './recovering.tsx';
import { CodesDoNotMatch, SignIn, SignInByEmail, TestMyCode } from './signing-in.tsx';
import { useHelp } from './use-help.ts';

const paragraphs: Record<HelpAnchor, ComponentType> = {
  'what-it-is': WhatItIs,
  activate: Activate,
  'activate-by-text-key': ActivateByTextKey,
  'sign-in': SignIn,
  'sign-in-by-email': SignInByEmail,
  passkeys: Passkeys,
  'recovery-codes': RecoveryCodes,
  'codes-do-not-match': CodesDoNotMatch,
  'test-my-code': TestMyCode,
  'changed-phone': ChangedPhone,
  'lost-phone': LostPhone,
  'forgotten-password': ForgottenPassword,
  deactivate: Deactivate,
  'protect-your-mailbox': ProtectYourMailbox,
  'your-activity': YourActivity,
};

/** Readable without an account: it sends no requests to the BFF. */
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

interface ParagraphProps {
  anchor: HelpAnchor;
  children: ReactNode;
}

function Paragraph({ anchor, children }: ParagraphProps) {
  const help = useHelp();
  return (
    <section className={classes.paragraph} aria-labelledby={anchor}>
      <h2 className={classes.heading} id={anchor} tabIndex={-1}>
        {help.titles[anchor]}
      </h2>
      {children}
    </section>
  );
}

function TableOfContents() {
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

const anchorIn = ({ hash }: Location): HelpAnchor | undefined => helpAnchors.find((anchor) => hash === `#${anchor}`);

/**
 * The paragraph that the address names. Scrolls to it and gives its heading the focus, as a browser does itself when the
 * page is complete from the start.
 */
function useAnchorInAddress(): HelpAnchor | undefined {
  const location = useLocation();

  // By the whole location: the same paragraph, asked for once more, is another visit.
  useEffect(() => {
    const named = anchorIn(location);
    const heading = named && document.getElementById(named);
    heading?.scrollIntoView();
    heading?.focus({ preventScroll: true });
  }, [location]);

  return anchorIn(location);
}
