import type { Factor, TwoFactorStatus } from '@countersign/contract';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { factorListings } from '../../factors/listings.ts';
import { paths } from '../../shared/navigation/paths.ts';
import { Button } from '../../shared/ui/button.tsx';
import { HelpLink } from '../../shared/ui/help-link.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { QuietText } from '../../shared/ui/quiet-text.tsx';
import { StatusBadge } from '../../shared/ui/status-badge.tsx';
import { TextLink } from '../../shared/ui/text-link.tsx';
import { useRecoveryWords, useSignedInWords } from '../../shared/words/use-words.tsx';
import { useSendDeactivationCode } from './deactivation/deactivation-api.ts';
import { RecoveryCodesState } from './recovery-codes/recovery-codes-state.tsx';
import classes from './two-factor-page.module.css';

export interface ActivePanelProps {
  status: Extract<TwoFactorStatus, { status: 'active' }>;
}

export function ActivePanel({ status: { activatedAt, factors, recoveryCodes } }: ActivePanelProps) {
  const words = useSignedInWords();
  const recovery = useRecoveryWords();
  const navigate = useNavigate();
  const send = useSendDeactivationCode();
  // Whoever has both and loses one goes on with the other.
  const [hasApp, hasPasskeys] = [factors.includes('authenticator'), factors.includes('passkey')];

  const deactivate = () =>
    send.mutate(undefined, { onSuccess: (sent) => navigate(paths.deactivation, { state: sent }) });

  return (
    <>
      <div className={classes.status}>
        <StatusBadge isActive />
        <p className={classes.sentence}>{words.twoFactor.activeSince(words.moments.day(activatedAt))}</p>
      </div>
      {/* Passkeys have a card of their own. */}
      <ul className={classes.factors}>
        {!factors.includes('authenticator') && (
          <FactorRow factor="authenticator">
            <OfferAddition />
          </FactorRow>
        )}
        {factors
          .filter((factor) => factor !== 'recovery-code' && factor !== 'passkey')
          .map((factor) => (
            <FactorRow key={factor} factor={factor}>
              {factor === 'authenticator' && <KeepUp />}
            </FactorRow>
          ))}
        {/* Listed where there are none too, and can be made. */}
        <FactorRow factor="recovery-code">
          <RecoveryCodesState state={recoveryCodes} />
        </FactorRow>
      </ul>
      <ProblemNotice error={send.error} sentences={words.twoFactor.sendProblems} />
      <div className={classes.foot}>
        <div className={classes.advice}>
          {hasApp !== hasPasskeys && (
            <QuietText size="small">{hasApp ? words.twoFactor.changedPhone : recovery.addition.lostPasskey}</QuietText>
          )}
          {hasApp && <HelpLink place="active" inThisTab />}
          {!factors.some((factor) => factorListings[factor].needsMailbox) && (
            <QuietText size="small">{words.twoFactor.deactivationMailbox}</QuietText>
          )}
        </div>
        <Button variant="caution" isBusy={send.isPending} onClick={deactivate}>
          {words.twoFactor.deactivate}
        </Button>
      </div>
    </>
  );
}

/** Of the authenticator that there is: its test, and the way to a new phone. */
function KeepUp() {
  const words = useSignedInWords();
  const recovery = useRecoveryWords();
  return (
    <>
      <p className={classes.test}>
        <TextLink to={paths.testCode}>{words.twoFactor.testCode}</TextLink>
      </p>
      <Offer text={recovery.move.offer} label={recovery.move.title} to={paths.move} />
    </>
  );
}

function OfferAddition() {
  const recovery = useRecoveryWords();
  return <Offer text={recovery.addition.notSetUp} label={recovery.addition.title} to={paths.addition} />;
}

function Offer({ label, text, to }: { text: string; label: string; to: string }) {
  const navigate = useNavigate();
  return (
    <div className={classes.actions}>
      <QuietText size="small">{text}</QuietText>
      <Button variant="secondary" onClick={() => navigate(to)}>
        {label}
      </Button>
    </div>
  );
}

interface FactorRowProps {
  factor: Factor;
  children?: ReactNode;
}

function FactorRow({ factor, children }: FactorRowProps) {
  const words = useSignedInWords();
  const { icon: Icon, name, text, needsMailbox } = factorListings[factor];
  return (
    <li className={classes.factor}>
      <Icon className={classes.icon} size={22} stroke={1.6} aria-hidden />
      <div className={classes.about}>
        <h2 className={classes.name}>{name(words)}</h2>
        <QuietText size="small">{text(words)}</QuietText>
        {needsMailbox && <QuietText size="small">{words.twoFactor.mailboxWarning}</QuietText>}
        {children}
      </div>
    </li>
  );
}
