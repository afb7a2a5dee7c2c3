import type { ActivityEvent } from '@countersign/contract';
import { useId } from 'react';
import { useActivityWords } from '../../shared/words/use-words.tsx';
import { byDay } from './days.ts';
import { EventRow } from './event-row.tsx';
import classes from './timeline.module.css';

/** Events under the days of this device's time zone. */
export function Timeline({ events }: { events: readonly ActivityEvent[] }) {
  const activity = useActivityWords();
  // Without an id, an event is known by its place from the newest.
  const placed = events.map((event, place) => ({ ...event, place }));
  return (
    <div className={classes.days}>
      {byDay(placed, activity.moments.day).map((day) => (
        <Day key={day.events[0]?.place} {...day} />
      ))}
    </div>
  );
}

function Day({ name, events }: { name: string; events: (ActivityEvent & { place: number })[] }) {
  const nameId = useId();
  return (
    <section aria-labelledby={nameId}>
      <h2 className={classes.name} id={nameId}>
        {name}
      </h2>
      <ol className={classes.events}>
        {events.map((event) => (
          <EventRow key={event.place} event={event} place={event.place} />
        ))}
      </ol>
    </section>
  );
}
