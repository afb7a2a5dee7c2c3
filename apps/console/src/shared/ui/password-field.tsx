import { type Ref, useState } from 'react';
import { useWords } from '../words/use-words.tsx';
import { PasswordToggle } from './password-toggle.tsx';
import { TextField } from './text-field.tsx';

interface PasswordFieldProps {
  ref: Ref<HTMLInputElement>;
  value: string;
  onChange: (password: string) => void;
  error: string | null;
  /** Defaults to that of the password which one has. */
  label?: string;
  /** One that is to be set, which password managers make and keep. */
  isNew?: boolean;
  /** Advice below the field. */
  hint?: string;
  onShow?: (isShown: boolean) => void;
  /** In a dialog, which gives the focus to the element with this attribute. */
  takesFocus?: boolean;
}

/** For a password, which can be shown. */
export function PasswordField({
  ref,
  value,
  onChange,
  error,
  isNew = false,
  takesFocus = false,
  label: own,
  onShow,
  ...props
}: PasswordFieldProps) {
  const words = useWords();
  const label = own ?? words.signIn.password;
  const [isShown, setIsShown] = useState(false);
  const toggle = () => {
    setIsShown(!isShown);
    onShow?.(!isShown);
  };
  return (
    <TextField
      {...props}
      ref={ref}
      label={label}
      type={isShown ? 'text' : 'password'}
      name={isNew ? 'new-password' : 'password'}
      autoComplete={isNew ? 'new-password' : 'current-password'}
      autoCapitalize="none"
      spellCheck={false}
      value={value}
      onChange={onChange}
      error={error}
      end={<PasswordToggle isShown={isShown} onToggle={toggle} />}
      {...(takesFocus && { 'data-autofocus': true })}
    />
  );
}
