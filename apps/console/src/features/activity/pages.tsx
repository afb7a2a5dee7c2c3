import type { Activity, ActivityFilter } from '@countersign/contract';
import { useEffect, useRef, useState } from 'react';
import { Button } from '../../shared/ui/button.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { QuietText } from '../../shared/ui/quiet-text.tsx';
import { useActivityWords } from '../../shared/words/use-words.tsx';
import { useFurtherPage } from './activity-api.ts';
import classes from './pages.module.css';
import { Timeline } from './timeline.tsx';

interface PagesProps {
  first: Activity;
  only: ActivityFilter | null;
  /** It is of another filter, and shown until that of this one has come. */
  isOutdated: boolean;
}

/** The newest events, and a page more each time. */
export function Pages({ first, only, isOutdated }: PagesProps) {
  const activity = useActivityWords();
  const [pages, setPages] = useState([first]);
  const events = pages.flatMap((page) => page.events);
  const next = pages.at(-1)?.next ?? null;
  const firstNew = useRef<number | null>(null);
  const further = useFurtherPage(only, (page) => {
    firstNew.current = events.length;
    setPages([...pages, page]);
  });
  const list = useRef<HTMLDivElement>(null);

  // The first of the events that were asked for takes the focus from the button, which has moved or is gone.
  useEffect(() => {
    if (firstNew.current === null || events.length === 0) return;
    list.current?.querySelector<HTMLElement>(`[data-place="${firstNew.current}"]`)?.focus();
    firstNew.current = null;
  }, [events.length]);

  return (
    <div className={classes.pages} ref={list} aria-busy={isOutdated}>
      <p className="visually-hidden" role="status">
        {isOutdated ? null : activity.shown(events.length)}
      </p>
      {events.length > 0 ? (
        <Timeline events={events} />
      ) : (
        <p className={classes.none}>{only === null ? activity.none : activity.noneOfKind}</p>
      )}
      <ProblemNotice error={further.error} />
      {next !== null && !isOutdated && (
        <Button
          className={classes.more}
          variant="secondary"
          isBusy={further.isPending}
          onClick={() => further.mutate(next)}
        >
          {activity.showMore}
        </Button>
      )}
      <Foot keptDays={first.keptDays} />
    </div>
  );
}

function Foot({ keptDays }: { keptDays: number }) {
  const activity = useActivityWords();
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return (
    <div>
      <QuietText size="small">{activity.kept(keptDays)}</QuietText>
      <QuietText size="small">{activity.zone(timeZone)}</QuietText>
    </div>
  );
}
