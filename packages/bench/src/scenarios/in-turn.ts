/** Each of them again and again, in their order. */
export function inTurn<Item>(items: readonly Item[]): () => Item {
  let next = 0;
  return () => {
    const item = items[next++ % items.length];
    if (item === undefined) throw new Error('There is nobody to take turns.');
    return item;
  };
}

/** Each of them once; then null. */
export function once<Item>(items: readonly Item[]): () => Item | null {
  let next = 0;
  return () => items[next++] ?? null;
}
