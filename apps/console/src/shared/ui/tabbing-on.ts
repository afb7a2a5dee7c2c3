let lastWasTab = false;

const see = (event: Event) => {
  if (event instanceof KeyboardEvent && event.key === 'Shift') return;
  lastWasTab = event instanceof KeyboardEvent && event.key === 'Tab';
};
for (const kind of ['keydown', 'pointerdown', 'click', 'input']) document.addEventListener(kind, see, true);

/** Whether somebody is on their way through the page by the Tab key, and stands on something. */
export const isTabbingOn = (): boolean => lastWasTab && document.activeElement !== document.body;
