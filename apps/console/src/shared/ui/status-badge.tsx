import IconShieldCheck from '@tabler/icons-react/dist/esm/icons/IconShieldCheck.mjs';
import IconShieldOff from '@tabler/icons-react/dist/esm/icons/IconShieldOff.mjs';
import { useSignedInWords } from '../words/use-words.tsx';
import classes from './status-badge.module.css';

/** Whether two-factor authentication is active, in a word. */
export function StatusBadge({ isActive }: { isActive: boolean }) {
  const words = useSignedInWords();
  const Icon = isActive ? IconShieldCheck : IconShieldOff;
  return (
    <span className={classes.badge} data-active={isActive}>
      <Icon size={16} stroke={2} aria-hidden />
      {isActive ? words.twoFactor.active : words.twoFactor.inactive}
    </span>
  );
}
