import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Card } from './card.tsx';
import classes from './list-card.module.css';
import { Notice } from './notice.tsx';
import { QuietText } from './quiet-text.tsx';

interface ListCardProps {
  title: string;
  text: string;
  /** What was done last; null as long as nothing was. Another `key` is another thing done. */
  done: { key: string; sentence: string } | null;
  children: ReactNode;
}

/** A list under a heading of its own, which takes the focus when the button that had it is gone. */
export function ListCard({ title, text, done, children }: ListCardProps) {
  const titleId = useId();
  const section = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const focused = useRef<Element | null>(null);

  // After every render: a row may go with the answer, or a moment later when the list has been read anew.
  useEffect(() => {
    if (focused.current === null || focused.current.isConnected) return;
    const { activeElement, body } = document;
    focused.current = section.current?.contains(activeElement) ? activeElement : null;
    if (activeElement === null || activeElement === body) heading.current?.focus();
  });

  return (
    <section
      ref={section}
      aria-labelledby={titleId}
      onFocus={({ target }) => {
        focused.current = target;
      }}
    >
      <Card size="compact">
        <div className={classes.head}>
          <h2 className={classes.title} id={titleId} ref={heading} tabIndex={-1}>
            {title}
          </h2>
          <QuietText size="small">{text}</QuietText>
        </div>
        {done && (
          <Notice key={done.key} tone="success">
            {done.sentence}
          </Notice>
        )}
        {children}
      </Card>
    </section>
  );
}
