import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { noContent, write } from '../../shared/bff/client.ts';
import { isProblem } from '../../shared/bff/errors.ts';
import { sessionQuery } from '../../shared/bff/session-query.ts';
import { useSubmission } from '../../shared/bff/use-submission.ts';
import { Button } from '../../shared/ui/button.tsx';
import { passwordComplaint } from '../../shared/ui/password-complaint.ts';
import { PasswordField } from '../../shared/ui/password-field.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { QuietText } from '../../shared/ui/quiet-text.tsx';
import { useWords } from '../../shared/words/use-words.tsx';
import classes from '../shell/dialog.module.css';
import { Dialog } from '../shell/dialog.tsx';

interface StepUpDialogProps {
  settle: (isConfirmed: boolean) => void;
}

/** Asks for the password. The client then retries the refused request, not this dialog. */
export default function StepUpDialog({ settle }: StepUpDialogProps) {
  const words = useWords();
  const field = useRef<HTMLInputElement>(null);
  const [password, setPassword] = useState('');
  const [complaint, setComplaint] = useState<ReturnType<typeof passwordComplaint>>(null);
  const account = useQueryClient().getQueryData(sessionQuery.queryKey)?.account;

  const stepUp = useSubmission({
    mutationFn: () => write('POST', '/api/step-up', { password }, noContent),
    onSuccess: () => settle(true),
    onError: (error) => {
      if (isProblem(error, 'not_signed_in')) settle(false);
      if (isProblem(error, 'wrong_credentials')) setPassword('');
      field.current?.focus();
    },
  });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = passwordComplaint(password);
    setComplaint(found);
    if (found) field.current?.focus();
    else stepUp.mutate();
  };

  return (
    <Dialog title={words.stepUp.title} onClose={() => settle(false)}>
      <form className={classes.form} onSubmit={submit} noValidate>
        <QuietText size="small">{words.stepUp.text}</QuietText>
        {/* Tells a password manager whose password is asked for. */}
        <input type="text" name="username" autoComplete="username" value={account?.email ?? ''} readOnly hidden />
        <ProblemNotice error={stepUp.error} sentences={words.stepUp.problems} />
        <PasswordField
          ref={field}
          value={password}
          onChange={setPassword}
          error={complaint && words.signIn[complaint]}
          takesFocus
        />
        <div className={classes.actions}>
          <Button variant="secondary" onClick={() => settle(false)}>
            {words.common.cancel}
          </Button>
          <Button type="submit" isBusy={stepUp.isPending}>
            {words.stepUp.confirm}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
