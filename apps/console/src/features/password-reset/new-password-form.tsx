import { type FormEvent, useEffect } from 'react';
import { useNavigate } from 'react-router';
import { isProblem } from '../../shared/bff/errors.ts';
import { paths } from '../../shared/navigation/paths.ts';
import { NewPasswordFields } from '../../shared/new-password/new-password-fields.tsx';
import { useNewPassword } from '../../shared/new-password/use-new-password.ts';
import { Button } from '../../shared/ui/button.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { useResetWords } from '../../shared/words/use-words.tsx';
import classes from './password-reset.module.css';
import type { useConfirmPasswordReset } from './password-reset-api.ts';

interface NewPasswordFormProps {
  token: string;
  confirming: ReturnType<typeof useConfirmPasswordReset>;
}

/** What the BFF refuses spends nothing. */
export function NewPasswordForm({ confirming, token }: NewPasswordFormProps) {
  const reset = useResetWords();
  const navigate = useNavigate();
  const entry = useNewPassword();
  const { passwordField } = entry;
  const { error } = confirming;

  useEffect(() => passwordField.current?.focus(), [passwordField]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!entry.isReady()) return;
    confirming.mutate(
      { token, password: entry.password },
      {
        onSuccess: () => navigate(paths.signIn, { replace: true, state: { isPasswordReset: true } }),
        onError(refusal) {
          if (isProblem(refusal, 'poor_password')) entry.refuse(refusal.problem.passwordFlaw ?? 'guessable');
        },
      },
    );
  };

  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      {!isProblem(error, 'poor_password') && <ProblemNotice error={error} />}
      <NewPasswordFields entry={entry} />
      <Button type="submit" size="large" isBusy={confirming.isPending || confirming.isSuccess}>
        {reset.change}
      </Button>
    </form>
  );
}
