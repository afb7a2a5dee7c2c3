import IconShieldCheck from '@tabler/icons-react/dist/esm/icons/IconShieldCheck.mjs';
import IconShieldOff from '@tabler/icons-react/dist/esm/icons/IconShieldOff.mjs';
import type { ReactNode } from 'react';
import classes from './status-badge.module.css';

export function StatusBadge({ isActive, children }: { isActive: boolean; children: ReactNode }) {
  const Icon = isActive ? IconShieldCheck : IconShieldOff;
  return (
    <span className={classes.badge} data-active={isActive}>
      <Icon size={16} stroke={2} aria-hidden />
      {children}
    </span>
  );
}
