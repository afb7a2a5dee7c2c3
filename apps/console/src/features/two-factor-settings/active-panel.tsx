import { Button } from '@mantine/core';
import IconDeviceMobile from '@tabler/icons-react/dist/esm/icons/IconDeviceMobile.mjs';
import IconMail from '@tabler/icons-react/dist/esm/icons/IconMail.mjs';
import { useNavigate } from 'react-router';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { StatusBadge } from '../../shared/ui/status-badge.tsx';
import { useWords } from '../../shared/words/use-words.ts';
import { useSendDeactivationCode } from './deactivation/deactivation-api.ts';
import classes from './two-factor-page.module.css';

export function ActivePanel({ activatedAt }: { activatedAt: string }) {
  const words = useWords();
  const navigate = useNavigate();
  const send = useSendDeactivationCode();

  const deactivate = () =>
    send.mutate(undefined, { onSuccess: (sent) => navigate('/settings/two-factor/deactivate', { state: sent }) });

  return (
    <>
      <div className={classes.status}>
        <StatusBadge isActive>{words.twoFactor.active}</StatusBadge>
        <p className={classes.sentence}>{words.twoFactor.activeSince(words.moments.day(activatedAt))}</p>
      </div>
      <ul className={classes.factors}>
        <li className={classes.factor}>
          <IconDeviceMobile className={classes.icon} size={22} stroke={1.6} aria-hidden />
          <div>
            <h2 className={classes.name}>{words.twoFactor.appName}</h2>
            <p className={classes.detail}>{words.twoFactor.appText}</p>
          </div>
        </li>
        <li className={classes.factor}>
          <IconMail className={classes.icon} size={22} stroke={1.6} aria-hidden />
          <div>
            <h2 className={classes.name}>{words.twoFactor.emailName}</h2>
            <p className={classes.detail}>{words.twoFactor.emailText}</p>
            <p className={classes.detail}>{words.twoFactor.mailboxWarning}</p>
          </div>
        </li>
      </ul>
      <ProblemNotice error={send.isPending ? null : send.error} sentences={words.twoFactor.sendProblems} />
      <div className={classes.foot}>
        <p className={classes.detail}>{words.twoFactor.changedPhone}</p>
        <Button variant="outline" color="red" loading={send.isPending} onClick={deactivate}>
          {words.twoFactor.deactivate}
        </Button>
      </div>
    </>
  );
}
