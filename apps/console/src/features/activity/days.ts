interface Moment {
  at: string;
}

export interface Day<Event> {
  name: string;
  events: Event[];
}

/** Puts events, which come in the order of time, under their days. */
export function byDay<Event extends Moment>(events: readonly Event[], dayOf: (moment: string) => string): Day<Event>[] {
  const days: Day<Event>[] = [];
  for (const event of events) {
    const name = dayOf(event.at);
    const current = days.at(-1);
    if (current?.name === name) current.events.push(event);
    else days.push({ name, events: [event] });
  }
  return days;
}
