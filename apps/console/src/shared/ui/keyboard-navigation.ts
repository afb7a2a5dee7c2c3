import { createStore } from '../store/create-store.ts';

const isTabLatest = createStore(false);

function follow(event: Event): void {
  if (event instanceof KeyboardEvent && event.key === 'Shift') return;
  isTabLatest.set(event instanceof KeyboardEvent && event.key === 'Tab');
}

/** Follows whether the person's latest input was the Tab key. */
export function trackKeyboardNavigation(): void {
  for (const type of ['keydown', 'pointerdown', 'click', 'input']) document.addEventListener(type, follow, true);
}

/** Whoever has a list or a choice focused goes nowhere, even if the page switches its language because of it. */
const isChoosing = () => document.activeElement?.matches('select, input[type="radio"]') ?? false;

/** Whether somebody is tabbing through the page and has something focused, or is choosing from a list. */
export const isNavigatingByKeyboard = (): boolean =>
  isChoosing() || (isTabLatest.get() && document.activeElement !== document.body);
