import type { ReactNode } from 'react';
import type { HelpAnchor } from '../../shared/navigation/help-places.ts';
import { TextLink } from '../../shared/ui/text-link.tsx';
import classes from './prose.module.css';
import { useHelp } from './use-help.ts';

interface Said {
  /** What stands between pairs of asterisks is bold. */
  children: string;
}

const marked = (text: string) =>
  text.split('**').map((part, place) => (place % 2 === 1 ? <strong key={place}>{part}</strong> : part));

export const Text = ({ children }: Said) => <p className={classes.text}>{marked(children)}</p>;

/** What to know besides. */
export const Aside = ({ children }: Said) => <p className={classes.aside}>{marked(children)}</p>;

/** One after the other. */
export const Steps = ({ children }: { children: ReactNode }) => <ol className={classes.list}>{children}</ol>;

/** In no order. */
export const Points = ({ children }: { children: ReactNode }) => <ul className={classes.list}>{children}</ul>;

interface ItemProps {
  text: string;
  /** A picture of it, or where to read more. */
  children?: ReactNode;
}

export const Item = ({ text, children }: ItemProps) => (
  <li className={classes.item}>
    <Text>{text}</Text>
    {children}
  </li>
);

/** To another paragraph of this page. */
export function AnchorLink({ anchor }: { anchor: HelpAnchor }) {
  const help = useHelp();
  return <TextLink to={`#${anchor}`}>{help.titles[anchor]}</TextLink>;
}
