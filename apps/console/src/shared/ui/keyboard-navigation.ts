let lastWasTab = false;

const see = (event: Event) => {
  if (event instanceof KeyboardEvent && event.key === 'Shift') return;
  lastWasTab = event instanceof KeyboardEvent && event.key === 'Tab';
};
for (const kind of ['keydown', 'pointerdown', 'click', 'input']) document.addEventListener(kind, see, true);

/** A list or a choice with the focus: whoever uses it goes nowhere, even if the page speaks another language from now on. */
const isChoosing = () => document.activeElement?.matches('select, input[type="radio"]') ?? false;

/** Whether somebody is on their way through the page by the Tab key and stands on something, or is choosing. */
export const isAtSomething = (): boolean => isChoosing() || (lastWasTab && document.activeElement !== document.body);
