import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { isProblem } from '../../shared/bff/errors.ts';
import { sessionQuery } from '../../shared/bff/session-query.ts';
import { paths } from '../../shared/navigation/paths.ts';
import { NewPasswordFields } from '../../shared/new-password/new-password-fields.tsx';
import { useNewPassword } from '../../shared/new-password/use-new-password.ts';
import { ActionRow } from '../../shared/ui/action-row.tsx';
import { Button } from '../../shared/ui/button.tsx';
import { Card } from '../../shared/ui/card.tsx';
import { PasswordField } from '../../shared/ui/password-field.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { QuietText } from '../../shared/ui/quiet-text.tsx';
import { ScreenHeading } from '../../shared/ui/screen-heading.tsx';
import { useAccountWords, useSignedInWords } from '../../shared/words/use-words.tsx';
import { useChangePassword } from './account-api.ts';
import { stateAfter } from './account-news.ts';
import classes from './form.module.css';

export default function ChangePasswordPage() {
  const words = useSignedInWords();
  const said = useAccountWords();
  const navigate = useNavigate();
  const change = useChangePassword();
  const { data: session } = useQuery(sessionQuery);
  const currentField = useRef<HTMLInputElement>(null);
  const [current, setCurrent] = useState('');
  const [complaint, setComplaint] = useState<string | null>(null);
  const entry = useNewPassword(current);

  const complain = (sentence: string) => {
    setComplaint(sentence);
    currentField.current?.focus();
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (current === '') return complain(said.changePassword.currentMissing);
    setComplaint(null);
    if (!entry.isReady()) return;
    change.mutate(
      { currentPassword: current, password: entry.password },
      {
        onSuccess: () => navigate(paths.account, { replace: true, state: stateAfter('password') }),
        onError(error) {
          if (isProblem(error, 'wrong_credentials')) {
            setCurrent('');
            complain(said.changePassword.wrong);
          } else if (isProblem(error, 'password_unchanged')) {
            entry.refuse('unchanged');
          } else if (isProblem(error, 'poor_password')) {
            entry.refuse(error.problem.passwordFlaw ?? 'guessable');
          }
        },
      },
    );
  };

  const isUnderField = isProblem(change.error, 'wrong_credentials', 'password_unchanged', 'poor_password');
  return (
    <Card component="section" size="roomy">
      <ScreenHeading title={said.changePassword.title} />
      <QuietText size="medium">{said.changePassword.intro}</QuietText>
      <form className={classes.form} onSubmit={submit} noValidate>
        {/* Tells a password manager whose password is changed. */}
        <input
          type="text"
          name="username"
          autoComplete="username"
          value={session?.account.email ?? ''}
          readOnly
          hidden
        />
        <PasswordField
          ref={currentField}
          label={said.changePassword.current}
          value={current}
          onChange={setCurrent}
          error={complaint}
        />
        <NewPasswordFields entry={entry} />
        {!isUnderField && <ProblemNotice error={change.error} sentences={said.changePassword.problems} />}
        <ActionRow>
          <Button type="submit" size="large" isBusy={change.isPending || change.isSuccess}>
            {said.changePassword.submit}
          </Button>
          <Button variant="secondary" size="large" onClick={() => navigate(paths.account)}>
            {words.common.cancel}
          </Button>
        </ActionRow>
      </form>
    </Card>
  );
}
