import type { TwoFactorStatus } from '@countersign/contract';
import { useState } from 'react';
import { Button } from '../../../shared/ui/button.tsx';
import { ListCard } from '../../../shared/ui/list-card.tsx';
import { ProblemNotice } from '../../../shared/ui/problem-notice.tsx';
import { QuietText } from '../../../shared/ui/quiet-text.tsx';
import links from '../../../shared/ui/text-link.module.css';
import { usePasskeysWords } from '../../../shared/words/use-words.tsx';
import { recoveryCodesId } from '../recovery-codes/recovery-codes-state.tsx';
import classes from '../two-factor-page.module.css';
import { useChooseEmailCodes } from './email-codes-api.ts';
import { WarningDialog } from './warning-dialog.tsx';

interface EmailCodesCardProps {
  status: Extract<TwoFactorStatus, { status: 'active' }>;
}

/** Whether codes by email are to sign in beside a passkey. Off they go after a warning, and with recovery codes at hand. */
export default function EmailCodesCard({ status: { acceptsEmailCodes, factors, recoveryCodes } }: EmailCodesCardProps) {
  const said = usePasskeysWords();
  const choice = useChooseEmailCodes();
  const [isWarning, setIsWarning] = useState(false);
  const [done, setDone] = useState<{ key: string; sentence: string } | null>(null);
  const hasApp = factors.includes('authenticator');
  const codesLeft = recoveryCodes?.isSaved ? recoveryCodes.left : 0;

  const report = (sentence: string) => {
    setIsWarning(false);
    setDone({ key: String(Date.now()), sentence });
  };
  const warn = () => {
    setDone(null);
    setIsWarning(true);
  };
  const switchOn = () => choice.mutate(true, { onSuccess: () => report(said.emailCodes.hasSwitchedOn) });

  return (
    <ListCard
      title={said.emailCodes.title}
      text={acceptsEmailCodes ? said.emailCodes.accepted : said.emailCodes.refused(hasApp)}
      done={done}
    >
      <ProblemNotice key={choice.submittedAt} error={choice.error} sentences={said.emailCodes.problems} />
      {acceptsEmailCodes && codesLeft === 0 && <NeedsCodes hasApp={hasApp} />}
      {acceptsEmailCodes && codesLeft > 0 && (
        <Button className={classes.activate} variant="secondary" onClick={warn}>
          {said.emailCodes.switchOff}
        </Button>
      )}
      {!acceptsEmailCodes && (
        <Button className={classes.activate} variant="secondary" isBusy={choice.isPending} onClick={switchOn}>
          {said.emailCodes.switchOn}
        </Button>
      )}
      {isWarning && (
        <WarningDialog
          hasApp={hasApp}
          codesLeft={codesLeft}
          onDone={() => report(said.emailCodes.hasSwitchedOff)}
          onClose={() => setIsWarning(false)}
        />
      )}
    </ListCard>
  );
}

/** They are made above, on the same page. */
function NeedsCodes({ hasApp }: { hasApp: boolean }) {
  const said = usePasskeysWords();
  return (
    <>
      <QuietText size="small">{said.emailCodes.needsCodes(hasApp)}</QuietText>
      <p className={classes.test}>
        <a className={links.link} href={`#${recoveryCodesId}`}>
          {said.emailCodes.toCodes}
        </a>
      </p>
    </>
  );
}
