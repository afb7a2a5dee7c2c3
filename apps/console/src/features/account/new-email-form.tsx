import type { FormEvent } from 'react';
import { useNavigate } from 'react-router';
import { isProblem } from '../../shared/bff/errors.ts';
import { problemSentence } from '../../shared/bff/problem-sentence.ts';
import { EmailField } from '../../shared/email/email-field.tsx';
import { useEmailEntry } from '../../shared/email/use-email-entry.ts';
import { paths } from '../../shared/navigation/paths.ts';
import { ActionRow } from '../../shared/ui/action-row.tsx';
import { Button } from '../../shared/ui/button.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { useAccountWords, useSignedInWords } from '../../shared/words/use-words.tsx';
import { useSendToNewAddress } from './account-api.ts';
import classes from './form.module.css';

interface NewEmailFormProps {
  /** What was asked for before. */
  before: string;
  /** Why the last code no longer counts, if there was one. */
  endedBy: unknown;
  onSent: () => void;
}

export function NewEmailForm({ before, endedBy, onSent }: NewEmailFormProps) {
  const words = useSignedInWords();
  const said = useAccountWords();
  const { sendProblems } = said.changeEmail;
  const navigate = useNavigate();
  const send = useSendToNewAddress();
  const entry = useEmailEntry(before);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const email = entry.check();
    if (email !== null) send.mutate(email, { onSuccess: onSent, onError: entry.focus });
  };

  const isUnderField = isProblem(send.error, 'not_an_email', 'email_unchanged');
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <ProblemNotice error={send.error === null ? endedBy : null} sentences={said.changeEmail.problems} />
      <EmailField
        entry={entry}
        autoComplete="email"
        label={said.changeEmail.field}
        refusal={isUnderField ? problemSentence(send.error, words, sendProblems) : null}
      />
      {!isUnderField && <ProblemNotice error={send.error} sentences={sendProblems} />}
      <ActionRow>
        <Button type="submit" size="large" isBusy={send.isPending}>
          {said.changeEmail.send}
        </Button>
        <Button variant="secondary" size="large" onClick={() => navigate(paths.account)}>
          {words.common.cancel}
        </Button>
      </ActionRow>
    </form>
  );
}
