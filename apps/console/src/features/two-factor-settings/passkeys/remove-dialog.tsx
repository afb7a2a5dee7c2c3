import type { ListedPasskey } from '@countersign/contract';
import { isProblem } from '../../../shared/bff/errors.ts';
import { Link } from '../../../shared/navigation/link.tsx';
import { paths } from '../../../shared/navigation/paths.ts';
import { ActionRow } from '../../../shared/ui/action-row.tsx';
import { Button, buttonLook } from '../../../shared/ui/button.tsx';
import { Dialog } from '../../../shared/ui/dialog.tsx';
import { ProblemNotice } from '../../../shared/ui/problem-notice.tsx';
import { QuietText } from '../../../shared/ui/quiet-text.tsx';
import { usePasskeysWords, useWords } from '../../../shared/words/use-words.tsx';
import { useRemovePasskey } from './passkeys-api.ts';

interface RemoveDialogProps {
  passkey: ListedPasskey;
  /** Whether nothing else than this one makes two-factor authentication active. */
  isLast: boolean;
  onDone: (name: string) => void;
  onClose: () => void;
}

/** Confirms the removal. The last of all factors is not removed but deactivated, by its own way. */
export function RemoveDialog({ passkey, isLast, onDone, onClose }: RemoveDialogProps) {
  const words = useWords();
  const said = usePasskeysWords();
  const remove = useRemovePasskey();
  // Another tab may have removed the others meanwhile.
  const mustDeactivate = isLast || isProblem(remove.error, 'last_primary_factor');
  return (
    <Dialog title={said.removeTitle} onClose={onClose}>
      <QuietText size="small">{mustDeactivate ? said.isLast(passkey.name) : said.removeText(passkey.name)}</QuietText>
      <ProblemNotice key={remove.submittedAt} error={remove.error} sentences={said.problems} />
      <ActionRow>
        {mustDeactivate ? (
          <Link {...buttonLook({ size: 'large' })} to={paths.deactivation}>
            {said.deactivate}
          </Link>
        ) : (
          <Button
            variant="danger"
            size="large"
            isBusy={remove.isPending}
            onClick={() => remove.mutate(passkey.id, { onSuccess: () => onDone(passkey.name) })}
          >
            {said.remove}
          </Button>
        )}
        <Button variant="secondary" size="large" onClick={onClose} data-autofocus>
          {words.common.cancel}
        </Button>
      </ActionRow>
    </Dialog>
  );
}
