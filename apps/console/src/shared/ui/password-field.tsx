import IconEye from '@tabler/icons-react/dist/esm/icons/IconEye.mjs';
import IconEyeOff from '@tabler/icons-react/dist/esm/icons/IconEyeOff.mjs';
import { type Ref, useState } from 'react';
import { useWords } from '../words/use-words.tsx';
import classes from './password-field.module.css';
import { TextField } from './text-field.tsx';

interface PasswordFieldProps {
  ref: Ref<HTMLInputElement>;
  value: string;
  onChange: (password: string) => void;
  error: string | null;
  /** In a dialog, which gives the focus to the element with this attribute. */
  takesFocus?: boolean;
}

/** For an existing password, which can be shown. */
export function PasswordField({ ref, value, onChange, error, takesFocus = false }: PasswordFieldProps) {
  const words = useWords();
  const [isShown, setIsShown] = useState(false);
  const Icon = isShown ? IconEyeOff : IconEye;
  return (
    <TextField
      ref={ref}
      label={words.signIn.password}
      type={isShown ? 'text' : 'password'}
      name="password"
      autoComplete="current-password"
      autoCapitalize="none"
      spellCheck={false}
      value={value}
      onChange={onChange}
      error={error}
      end={
        <button
          className={classes.toggle}
          type="button"
          aria-label={words.signIn.showPassword}
          aria-pressed={isShown}
          onClick={() => setIsShown(!isShown)}
        >
          <Icon size={20} stroke={1.6} aria-hidden />
        </button>
      }
      {...(takesFocus && { 'data-autofocus': true })}
    />
  );
}
