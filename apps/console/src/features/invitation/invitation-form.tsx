import type { FormEvent } from 'react';
import { useNavigate } from 'react-router';
import { isProblem } from '../../shared/bff/errors.ts';
import { paths } from '../../shared/navigation/paths.ts';
import { NewPasswordFields } from '../../shared/new-password/new-password-fields.tsx';
import { useNewPassword } from '../../shared/new-password/use-new-password.ts';
import { Button } from '../../shared/ui/button.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { TextField } from '../../shared/ui/text-field.tsx';
import { useInvitationWords } from '../../shared/words/use-words.tsx';
import classes from './invitation.module.css';
import type { useAcceptInvitation } from './invitation-api.ts';

interface InvitationFormProps {
  token: string;
  email: string;
  accept: ReturnType<typeof useAcceptInvitation>;
}

/** Makes the account. The email stands in a field for the password manager, which keeps the two together. */
export function InvitationForm({ token, email, accept }: InvitationFormProps) {
  const invitation = useInvitationWords();
  const navigate = useNavigate();
  const entry = useNewPassword();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!entry.isReady()) return;
    accept.mutate(
      { token, password: entry.password },
      {
        onSuccess: () => navigate(paths.activation, { replace: true }),
        onError(error) {
          if (isProblem(error, 'poor_password')) entry.refuse(error.problem.passwordFlaw ?? 'guessable');
          else entry.passwordField.current?.focus();
        },
      },
    );
  };

  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      {!isProblem(accept.error, 'poor_password') && <ProblemNotice error={accept.error} />}
      <TextField
        label={invitation.email}
        type="email"
        name="email"
        autoComplete="username"
        readOnly
        value={email}
        onChange={() => {}}
        error={null}
      />
      <NewPasswordFields entry={entry} />
      <Button type="submit" size="large" isBusy={accept.isPending}>
        {invitation.create}
      </Button>
    </form>
  );
}
