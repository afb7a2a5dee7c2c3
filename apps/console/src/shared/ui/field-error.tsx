import IconAlertCircle from '@tabler/icons-react/dist/esm/icons/IconAlertCircle.mjs';
import type { ComponentProps } from 'react';
import classes from './field.module.css';

/** What is wrong with a field, below it. The field is described by its id. */
export const FieldError = ({ id, role, children }: Pick<ComponentProps<'p'>, 'id' | 'role' | 'children'>) => (
  <p className={classes.error} id={id} role={role}>
    <IconAlertCircle className={classes.icon} size={18} stroke={1.8} aria-hidden />
    {children}
  </p>
);
