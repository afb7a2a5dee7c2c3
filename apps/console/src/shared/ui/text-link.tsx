import { Link, type LinkProps } from '../navigation/link.tsx';
import classes from './text-link.module.css';

export const TextLink = (props: LinkProps) => <Link className={classes.link} {...props} />;
