import { ActionRow } from '../../../shared/ui/action-row.tsx';
import { Button } from '../../../shared/ui/button.tsx';
import { Dialog } from '../../../shared/ui/dialog.tsx';
import { ProblemNotice } from '../../../shared/ui/problem-notice.tsx';
import { QuietText } from '../../../shared/ui/quiet-text.tsx';
import { usePasskeysWords, useWords } from '../../../shared/words/use-words.tsx';
import { useChooseEmailCodes } from './email-codes-api.ts';

interface WarningDialogProps {
  /** Whether codes of an authenticator app are left as a way in. */
  hasApp: boolean;
  codesLeft: number;
  onDone: () => void;
  onClose: () => void;
}

/** Says what it means to have no code by email, before it is so. */
export function WarningDialog({ hasApp, codesLeft, onDone, onClose }: WarningDialogProps) {
  const words = useWords();
  const said = usePasskeysWords();
  const choice = useChooseEmailCodes();
  return (
    <Dialog title={said.emailCodes.warningTitle} onClose={onClose}>
      <QuietText size="small">{said.emailCodes.warning(hasApp)}</QuietText>
      <QuietText size="small">
        {/* Another window may have made new ones meanwhile, which nobody has saved: then the server refuses. */}
        {codesLeft > 0 && said.emailCodes.codesLeft(codesLeft) + words.common.betweenSentences}
        {said.emailCodes.elsewhere}
      </QuietText>
      <ProblemNotice key={choice.submittedAt} error={choice.error} sentences={said.emailCodes.problems} />
      <ActionRow>
        <Button
          variant="danger"
          size="large"
          isBusy={choice.isPending}
          onClick={() => choice.mutate(false, { onSuccess: onDone })}
        >
          {said.emailCodes.switchOff}
        </Button>
        <Button variant="secondary" size="large" onClick={onClose} data-autofocus>
          {words.common.cancel}
        </Button>
      </ActionRow>
    </Dialog>
  );
}
