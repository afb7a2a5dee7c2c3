import { useQuery } from '@tanstack/react-query';
import { challengeQuery, hasPhone } from '../../factors/challenge.ts';
import { factorRegistry, verifyPathFor } from '../../factors/index.ts';
import { Link } from '../../shared/navigation/link.tsx';
import { withReturnPath } from '../../shared/navigation/return-path.ts';
import { useHasPassed } from '../../shared/time/countdown.ts';
import { buttonLook } from '../../shared/ui/button.tsx';
import { CentredCard } from '../../shared/ui/centred-card.tsx';
import { HelpLink } from '../../shared/ui/help-link.tsx';
import { QuietText } from '../../shared/ui/quiet-text.tsx';
import { ScreenHeading } from '../../shared/ui/screen-heading.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import { TextLink } from '../../shared/ui/text-link.tsx';
import { WhenLoaded } from '../../shared/ui/when-loaded.tsx';
import { useSignedInWords, useWithoutPhoneWords } from '../../shared/words/use-words.tsx';
import { ChallengeEnded, endOfChallenge } from './challenge-ended.tsx';
import classes from './lost-phone-page.module.css';
import { useReturnPath } from './use-return-path.ts';

/** What needs no phone, the surest first. */
const ways = ['passkey', 'recovery-code', 'email'] as const;

/** The ways in without the phone or the passkey, those alone that this sign-in offers, and what to do once one is in. */
export default function LostPhonePage() {
  const words = useSignedInWords();
  const withoutPhone = useWithoutPhoneWords();
  const returnPath = useReturnPath();
  const challenge = useQuery(challengeQuery);
  const hasExpired = useHasPassed(challenge.data?.expiresAt);

  const isOfPasskey = challenge.data !== undefined && !hasPhone(challenge.data);
  const end = endOfChallenge(challenge.error, null, hasExpired);
  if (end) return <ChallengeEnded reason={end} />;

  return (
    <CentredCard>
      <ScreenHeading title={isOfPasskey ? words.verify.cannotUsePasskey : words.verify.lostPhone} />
      <WhenLoaded query={challenge} waiting={<Skeleton rows={[40, 60, 60, 60, 96]} />}>
        {({ emailHeldUntil, factors }) => (
          <>
            <QuietText size="medium">{withoutPhone.lostPhone.intro}</QuietText>
            <ol className={classes.ways}>
              {ways
                .filter((way) => factors.includes(way))
                .map((way) => (
                  <li key={way}>
                    <span className={classes.way}>
                      <TextLink to={withReturnPath(factorRegistry[way].path, returnPath)}>
                        {factorRegistry[way].offer(words)}
                      </TextLink>
                    </span>
                    <QuietText size="small">
                      {way === 'email' && emailHeldUntil !== null
                        ? words.emailHeld(words.moments.time(emailHeldUntil))
                        : withoutPhone.lostPhone[way]}
                    </QuietText>
                  </li>
                ))}
              <li>
                <span className={classes.way}>{withoutPhone.lostPhone.administrator}</span>
                <QuietText size="small">{withoutPhone.lostPhone.administratorText}</QuietText>
              </li>
            </ol>
            <section className={classes.then}>
              <h2>{withoutPhone.lostPhone.afterwards}</h2>
              <QuietText size="small">
                {isOfPasskey ? withoutPhone.lostPhone.thenAdd : withoutPhone.lostPhone.thenMove}
              </QuietText>
              <QuietText size="small">{withoutPhone.lostPhone.thenDeactivate}</QuietText>
            </section>
            <Link
              {...buttonLook({ variant: 'secondary', size: 'large' })}
              to={withReturnPath(verifyPathFor(factors), returnPath)}
            >
              {words.common.back}
            </Link>
            <HelpLink place={isOfPasskey ? 'passkeys' : 'lost-phone'} />
          </>
        )}
      </WhenLoaded>
    </CentredCard>
  );
}
