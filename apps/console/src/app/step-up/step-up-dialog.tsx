import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { noContent, write } from '../../shared/bff/client.ts';
import { isProblem } from '../../shared/bff/errors.ts';
import { sessionQuery } from '../../shared/bff/session-query.ts';
import { hasFactor, twoFactorStatusQuery } from '../../shared/bff/two-factor-status-query.ts';
import { useSubmission } from '../../shared/bff/use-submission.ts';
import { Lazy } from '../../shared/loading/lazy-component.tsx';
import { ActionRow } from '../../shared/ui/action-row.tsx';
import { Button } from '../../shared/ui/button.tsx';
import classes from '../../shared/ui/dialog.module.css';
import { Dialog } from '../../shared/ui/dialog.tsx';
import { passwordComplaint } from '../../shared/ui/password-complaint.ts';
import { PasswordField } from '../../shared/ui/password-field.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { QuietText } from '../../shared/ui/quiet-text.tsx';
import { useSignedInWords } from '../../shared/words/use-words.tsx';
import type { StepUpDialogProps } from './step-up-host.tsx';

/** Asks for the password, or a passkey. The client then retries the refused request, not this dialog. */
export default function StepUpDialog({ settle, passkeyProof }: StepUpDialogProps) {
  const words = useSignedInWords();
  const field = useRef<HTMLInputElement>(null);
  const [password, setPassword] = useState('');
  const [complaint, setComplaint] = useState<ReturnType<typeof passwordComplaint>>(null);
  // Read once: it appears as it stays.
  const status = useQuery({ ...twoFactorStatusQuery, staleTime: Number.POSITIVE_INFINITY });
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

  if (status.isPending) return null;
  const takesPasskey = status.data !== undefined && hasFactor(status.data, 'passkey');
  return (
    <Dialog title={words.stepUp.title} onClose={() => settle(false)}>
      <form className={classes.form} onSubmit={submit} noValidate>
        <QuietText size="small">{takesPasskey ? words.stepUp.textOrPasskey : words.stepUp.text}</QuietText>
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
        <ActionRow>
          <Button type="submit" size="large" isBusy={stepUp.isPending}>
            {words.stepUp.confirm}
          </Button>
          <Button variant="secondary" size="large" onClick={() => settle(false)}>
            {words.common.cancel}
          </Button>
        </ActionRow>
      </form>
      {takesPasskey && <Lazy of={passkeyProof} settle={settle} isSecond />}
    </Dialog>
  );
}
