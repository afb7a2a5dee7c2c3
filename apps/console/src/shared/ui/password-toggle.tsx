import IconEye from '@tabler/icons-react/dist/esm/icons/IconEye.mjs';
import IconEyeOff from '@tabler/icons-react/dist/esm/icons/IconEyeOff.mjs';
import { useWords } from '../words/use-words.tsx';
import classes from './password-toggle.module.css';

interface PasswordToggleProps {
  isShown: boolean;
  onToggle: () => void;
}

/** At the end of a password's field: shows what is typed. */
export function PasswordToggle({ isShown, onToggle }: PasswordToggleProps) {
  const words = useWords();
  const Icon = isShown ? IconEyeOff : IconEye;
  return (
    <button
      className={classes.toggle}
      type="button"
      aria-label={words.signIn.showPassword}
      aria-pressed={isShown}
      onClick={onToggle}
    >
      <Icon size={20} stroke={1.6} aria-hidden />
    </button>
  );
}
