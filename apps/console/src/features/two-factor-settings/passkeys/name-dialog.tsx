import type { ListedPasskey } from '@countersign/contract';
import { type FormEvent, useEffect, useEffectEvent } from 'react';
import { fetchCeremonies } from '../../../shared/passkey/ceremonies.ts';
import { PasskeyNotice } from '../../../shared/passkey/passkey-notice.tsx';
import { useLeaving } from '../../../shared/passkey/use-leaving.ts';
import { ActionRow } from '../../../shared/ui/action-row.tsx';
import { Button } from '../../../shared/ui/button.tsx';
import classes from '../../../shared/ui/dialog.module.css';
import { Dialog } from '../../../shared/ui/dialog.tsx';
import { QuietText } from '../../../shared/ui/quiet-text.tsx';
import { TextField } from '../../../shared/ui/text-field.tsx';
import { usePasskeysWords, useWords } from '../../../shared/words/use-words.tsx';
import { useAddPasskey, useRenamePasskey } from './passkeys-api.ts';
import { useNameEntry } from './use-name-entry.ts';

interface NameDialogProps {
  /** What is renamed; null where one is added. */
  passkey: ListedPasskey | null;
  onDone: (name: string) => void;
  onClose: () => void;
}

/** Asks for the name, and then the browser for the passkey: a bad name costs nothing that was made. */
export function NameDialog({ passkey, onDone, onClose }: NameDialogProps) {
  const words = useWords();
  const said = usePasskeysWords();
  const leaving = useLeaving();
  const add = useAddPasskey(leaving);
  const rename = useRenamePasskey();
  const entry = useNameEntry(passkey?.name ?? null);
  const { error, isPending, submittedAt } = passkey ? rename : add;

  const prepare = useEffectEvent(() => {
    entry.select();
    if (passkey === null) fetchCeremonies();
  });
  useEffect(() => prepare(), []);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const given = entry.take();
    if (given === null) return;
    const onSuccess = () => onDone(given);
    if (passkey) rename.mutate({ id: passkey.id, name: given }, { onSuccess });
    else add.mutate(given, { onSuccess });
  };

  return (
    <Dialog title={passkey ? said.renameTitle : said.addTitle} onClose={onClose}>
      <form className={classes.form} onSubmit={submit} noValidate>
        {passkey === null && <QuietText size="small">{said.addText}</QuietText>}
        <PasskeyNotice key={submittedAt} error={error} sentences={said.problems} />
        <TextField {...entry.field} readOnly={isPending} data-autofocus />
        <ActionRow>
          <Button type="submit" size="large" isBusy={isPending}>
            {passkey ? said.save : words.common.continue}
          </Button>
          <Button variant="secondary" size="large" onClick={onClose}>
            {words.common.cancel}
          </Button>
        </ActionRow>
      </form>
    </Dialog>
  );
}
