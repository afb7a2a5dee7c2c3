import type { Invitation } from '@countersign/contract';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from 'react-router';
import { isProblem } from '../../shared/bff/errors.ts';
import { isSignUpOpen, platformName } from '../../shared/bff/page-meta.ts';
import { paths } from '../../shared/navigation/paths.ts';
import { CentredCard } from '../../shared/ui/centred-card.tsx';
import { QuietText } from '../../shared/ui/quiet-text.tsx';
import { ScreenHeading } from '../../shared/ui/screen-heading.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import { TextLink } from '../../shared/ui/text-link.tsx';
import { WhenLoaded } from '../../shared/ui/when-loaded.tsx';
import { useInvitationWords } from '../../shared/words/use-words.tsx';
import { DeadEnd } from './dead-end.tsx';
import { invitationQuery, useAcceptInvitation } from './invitation-api.ts';
import { InvitationForm } from './invitation-form.tsx';

/** Whatever else it is, it was cut off on its way from the message. */
const isWholeToken = (token: string) => /^[\w-]{43}$/.test(token);

/** The target of the link in an invitation. Opening it changes nothing: mail scanners follow links too. */
export default function InvitationPage() {
  const invitation = useInvitationWords();
  const token = useLocation().hash.slice(1);
  if (!isWholeToken(token)) return <DeadEnd title={invitation.brokenTitle} text={invitation.broken} />;
  return <Invited token={token} />;
}

function Invited({ token }: { token: string }) {
  const invitation = useInvitationWords();
  const query = useQuery(invitationQuery(token));
  const accept = useAcceptInvitation();
  // It may end while its page is open.
  const refusal = query.error ?? accept.error;
  if (isProblem(refusal, 'link_gone', 'malformed')) return <Gone />;
  if (isProblem(refusal, 'email_taken')) return <Taken />;
  return (
    <CentredCard>
      <ScreenHeading title={invitation.title(platformName())} takesFocus={false} />
      <WhenLoaded query={query} waiting={<Skeleton rows={[48, 66, 66, 66, 42]} />}>
        {(invited) => <Offer token={token} invited={invited} accept={accept} />}
      </WhenLoaded>
    </CentredCard>
  );
}

interface OfferProps {
  token: string;
  invited: Invitation;
  accept: ReturnType<typeof useAcceptInvitation>;
}

function Offer({ token, invited, accept }: OfferProps) {
  const invitation = useInvitationWords();
  const greeting = invited.name === null ? '' : invitation.greeting(invited.name);
  return (
    <>
      <QuietText size="medium">
        {greeting}
        {invitation.text}
      </QuietText>
      <InvitationForm token={token} email={invited.email} accept={accept} />
    </>
  );
}

function Taken() {
  const invitation = useInvitationWords();
  return <DeadEnd title={invitation.takenTitle} text={invitation.taken} />;
}

function Gone() {
  const invitation = useInvitationWords();
  return (
    <DeadEnd title={invitation.goneTitle} text={invitation.gone}>
      <QuietText size="large">
        {isSignUpOpen() ? <TextLink to={paths.signUp}>{invitation.askHere}</TextLink> : invitation.askAdministrator}
      </QuietText>
    </DeadEnd>
  );
}
