import type { ReactNode } from 'react';
import type { HelpAnchor } from '../../shared/navigation/help-anchors.ts';
import { paths } from '../../shared/navigation/paths.ts';
import { TextLink } from '../../shared/ui/text-link.tsx';
import classes from './prose.module.css';
import { useHelp } from './use-help.ts';

interface ProseProps {
  /** Text between pairs of asterisks is bold. */
  children: string;
}

const withBold = (text: string) =>
  Array.from(text.matchAll(/\*\*(.+?)\*\*|[^*]+/g), ({ 0: part, 1: bold, index }) =>
    bold === undefined ? part : <strong key={index}>{bold}</strong>,
  );

export const Text = ({ children }: ProseProps) => <p className={classes.text}>{withBold(children)}</p>;

/** A side note. */
export const Aside = ({ children }: ProseProps) => <p className={classes.aside}>{withBold(children)}</p>;

/** An ordered list. */
export const Steps = ({ children }: { children: ReactNode }) => <ol className={classes.list}>{children}</ol>;

/** An unordered list. */
export const Points = ({ children }: { children: ReactNode }) => <ul className={classes.list}>{children}</ul>;

interface ItemProps {
  text: string;
  /** A picture, or a link to more. */
  children?: ReactNode;
}

export const Item = ({ text, children }: ItemProps) => (
  <li className={classes.item}>
    <Text>{text}</Text>
    {children}
  </li>
);

/** Links to another paragraph of this page. */
export function AnchorLink({ anchor }: { anchor: HelpAnchor }) {
  const help = useHelp();
  return <TextLink to={`${paths.help}#${anchor}`}>{help.titles[anchor]}</TextLink>;
}
