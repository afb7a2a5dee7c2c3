import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { verifyPathFor } from '../../factors/index.ts';
import { isProblem } from '../../shared/bff/errors.ts';
import { isSignUpOpen } from '../../shared/bff/page-meta.ts';
import { paths } from '../../shared/navigation/paths.ts';
import { withReturnPath } from '../../shared/navigation/return-path.ts';
import { Button } from '../../shared/ui/button.tsx';
import { PasswordField } from '../../shared/ui/password-field.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { TextField } from '../../shared/ui/text-field.tsx';
import { TextLink } from '../../shared/ui/text-link.tsx';
import { useWords } from '../../shared/words/use-words.tsx';
import { OfferUnlockLink } from './offer-unlock-link.tsx';
import classes from './password-form.module.css';
import { useSignIn } from './sign-in-api.ts';
import { type Complaints, complaintsAbout } from './sign-in-complaints.ts';
import { useGoOn } from './use-go-on.ts';

interface PasswordFormProps {
  returnPath: string;
  /** Why the password is asked for again. It describes the first field, whose focus would skip it. */
  notice: ReactNode;
}

export function PasswordForm({ returnPath, notice }: PasswordFormProps) {
  const words = useWords();
  const navigate = useNavigate();
  const goOn = useGoOn(returnPath);
  const signIn = useSignIn();
  const emailField = useRef<HTMLInputElement>(null);
  const passwordField = useRef<HTMLInputElement>(null);
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [complaints, setComplaints] = useState<Complaints>({ email: null, password: null });

  useEffect(() => emailField.current?.focus(), []);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const request = { email: email.trim(), password };
    const found = complaintsAbout(request);
    setComplaints(found);
    if (found.email) return emailField.current?.focus();
    if (found.password) return passwordField.current?.focus();
    signIn.mutate(request, {
      onSuccess: (answer) =>
        answer.next === 'signed-in'
          ? goOn()
          : navigate(withReturnPath(verifyPathFor(answer.challenge.factors), returnPath)),
      onError: (error) => {
        if (isProblem(error, 'wrong_credentials')) setPassword('');
        passwordField.current?.focus();
      },
    });
  };

  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <ProblemNotice error={signIn.error} sentences={words.signIn.problems} />
      <TextField
        ref={emailField}
        label={words.signIn.email}
        type="email"
        name="email"
        autoComplete="username"
        value={email}
        onChange={setEmail}
        notice={notice}
        error={complaints.email && words.signIn[complaints.email]}
      />
      <PasswordField
        ref={passwordField}
        value={password}
        onChange={setPassword}
        error={complaints.password && words.signIn[complaints.password]}
      />
      <Button type="submit" size="large" isBusy={signIn.isPending}>
        {words.signIn.submit}
      </Button>
      <p className={classes.forgotten}>
        <TextLink to={paths.forgotPassword}>{words.signIn.forgotPassword}</TextLink>
      </p>
      {isSignUpOpen() && (
        <div className={classes.signUp}>
          <span>{words.signIn.newHere}</span>
          <TextLink to={paths.signUp}>{words.signIn.signUp}</TextLink>
        </div>
      )}
      {isProblem(signIn.error, 'too_many_attempts') && <OfferUnlockLink email={signIn.variables?.email ?? ''} />}
    </form>
  );
}
