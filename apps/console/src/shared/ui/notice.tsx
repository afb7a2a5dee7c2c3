import IconAlertCircle from '@tabler/icons-react/dist/esm/icons/IconAlertCircle.mjs';
import IconCircleCheck from '@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs';
import IconInfoCircle from '@tabler/icons-react/dist/esm/icons/IconInfoCircle.mjs';
import type { ReactNode } from 'react';
import classes from './notice.module.css';

const icons = { info: IconInfoCircle, success: IconCircleCheck, error: IconAlertCircle };

interface NoticeProps {
  tone: keyof typeof icons;
  children: ReactNode;
  id?: string;
}

/** Errors interrupt a screen reader, successes wait until it is idle, and information is read in place. */
const roles = { info: undefined, success: 'status', error: 'alert' } as const;

/** Made of spans, which are valid inside a paragraph, such as the description of a field. */
export function Notice({ tone, children, id }: NoticeProps) {
  const Icon = icons[tone];
  return (
    <span className={classes.notice} id={id} data-tone={tone} role={roles[tone]}>
      <Icon className={classes.icon} size={20} stroke={1.8} aria-hidden />
      <span className={classes.text}>{children}</span>
    </span>
  );
}
