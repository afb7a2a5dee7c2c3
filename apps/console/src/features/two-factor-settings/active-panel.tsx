import type { Factor } from '@countersign/contract';
import { useNavigate } from 'react-router';
import { factorRegistry } from '../../factors/index.ts';
import { paths } from '../../shared/navigation/paths.ts';
import { Button } from '../../shared/ui/button.tsx';
import { HelpLink } from '../../shared/ui/help-link.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { QuietText } from '../../shared/ui/quiet-text.tsx';
import { StatusBadge } from '../../shared/ui/status-badge.tsx';
import { useWords } from '../../shared/words/use-words.tsx';
import { useSendDeactivationCode } from './deactivation/deactivation-api.ts';
import classes from './two-factor-page.module.css';

interface ActivePanelProps {
  activatedAt: string;
  factors: Factor[];
}

export function ActivePanel({ activatedAt, factors }: ActivePanelProps) {
  const words = useWords();
  const navigate = useNavigate();
  const send = useSendDeactivationCode();

  const deactivate = () =>
    send.mutate(undefined, { onSuccess: (sent) => navigate(paths.deactivation, { state: sent }) });

  return (
    <>
      <div className={classes.status}>
        <StatusBadge isActive />
        <p className={classes.sentence}>{words.twoFactor.activeSince(words.moments.day(activatedAt))}</p>
      </div>
      <ul className={classes.factors}>
        {factors.map((factor) => (
          <FactorRow key={factor} factor={factor} />
        ))}
      </ul>
      <ProblemNotice error={send.error} sentences={words.twoFactor.sendProblems} />
      <div className={classes.foot}>
        <div className={classes.advice}>
          <QuietText size="small">{words.twoFactor.changedPhone}</QuietText>
          <HelpLink place="active" inThisTab />
          {!factors.some((factor) => factorRegistry[factor].needsMailbox) && (
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

function FactorRow({ factor }: { factor: Factor }) {
  const words = useWords();
  const { icon: Icon, name, text, needsMailbox } = factorRegistry[factor];
  return (
    <li className={classes.factor}>
      <Icon className={classes.icon} size={22} stroke={1.6} aria-hidden />
      <div>
        <h2 className={classes.name}>{name(words)}</h2>
        <QuietText size="small">{text(words)}</QuietText>
        {needsMailbox && <QuietText size="small">{words.twoFactor.mailboxWarning}</QuietText>}
      </div>
    </li>
  );
}
