import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import { isProblem } from '../../../shared/bff/errors.ts';
import { platformName } from '../../../shared/bff/page-meta.ts';
import { sessionQuery } from '../../../shared/bff/session-query.ts';
import { useCheckUpWords } from '../../../shared/words/use-words.tsx';
import classes from './wrong-code-advice.module.css';

/** What to do about a code that was wrong: set the clock if it is off, else look at what the app shows. */
export function WrongCodeAdvice({ refusal }: { refusal: Error | null }) {
  const checkUp = useCheckUpWords();
  const { data: session } = useQuery(sessionQuery);
  if (!isProblem(refusal, 'wrong_code')) return null;

  if (refusal.problem.clockDriftSeconds)
    return (
      <Advice title={checkUp.clock.title} after={checkUp.clock.afterwards}>
        <li>{withBold(checkUp.clock.android)}</li>
        <li>{withBold(checkUp.clock.ios)}</li>
      </Advice>
    );
  return (
    <Advice title={checkUp.checks.title}>
      <li>{withBold(checkUp.checks.entry(platformName(), session?.account.email ?? ''))}</li>
      <li>{withBold(checkUp.checks.newest)}</li>
      <li>{withBold(checkUp.checks.otherwise)}</li>
    </Advice>
  );
}

function Advice({ title, after, children }: { title: string; after?: string; children: ReactNode }) {
  const titleId = useId();
  return (
    <section className={classes.advice} aria-labelledby={titleId}>
      <h2 className={classes.title} id={titleId}>
        {title}
      </h2>
      <ul className={classes.list}>{children}</ul>
      {after && <p className={classes.after}>{after}</p>}
    </section>
  );
}

/** The name that an item begins with stands between two pairs of asterisks. */
function withBold(text: string): ReactNode {
  const [, bold, rest] = /^\*\*(.+?)\*\*(.*)$/s.exec(text) ?? [];
  if (bold === undefined) return text;
  return (
    <>
      <strong>{bold}</strong>
      {rest}
    </>
  );
}
