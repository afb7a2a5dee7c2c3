import { expect, test } from 'vitest';
import { createStore } from './create-store.ts';

test('listeners hear of each change once, and of nothing that stays the same', () => {
  const store = createStore(1);
  const heard: number[] = [];
  store.subscribe(() => heard.push(store.get()));
  store.set(2);
  store.set(2);
  store.set(3);
  expect(heard).toEqual([2, 3]);
});

test('a listener that was removed hears nothing, and the others still do', () => {
  const store = createStore('a');
  const heard: string[] = [];
  const remove = store.subscribe(() => heard.push('removed'));
  store.subscribe(() => heard.push('kept'));
  remove();
  store.set('b');
  expect(heard).toEqual(['kept']);
});

test('stores share nothing', () => {
  const [first, second] = [createStore(0), createStore(0)];
  first.set(1);
  expect([first.get(), second.get()]).toEqual([1, 0]);
});
