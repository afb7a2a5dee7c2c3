/** A round-robin queue: keys take turns, and the items of one key stay in order. */
export interface FairQueue<Item> {
  push(key: string, item: Item): void;
  /** Removes the first item of the next eligible key and moves that key to the end of the rotation. */
  shift(isEligible: (key: string) => boolean): { key: string; item: Item } | null;
  remove(key: string, item: Item): void;
  /** Removes the newest item of the key with the most items; among equals, of the key that was added last. */
  dropFromLongest(): Item | null;
  size(): number;
}

export function createFairQueue<Item>(): FairQueue<Item> {
  /** In rotation order; no list is empty. */
  const lists = new Map<string, Item[]>();
  let size = 0;

  function removed(key: string, list: readonly Item[], item: Item | undefined): Item | null {
    if (item === undefined) return null;
    size -= 1;
    if (list.length === 0) lists.delete(key);
    return item;
  }

  return {
    push(key, item) {
      const list = lists.get(key);
      if (list) list.push(item);
      else lists.set(key, [item]);
      size += 1;
    },
    shift(isEligible) {
      for (const [key, list] of lists) {
        if (!isEligible(key)) continue;
        const item = removed(key, list, list.shift());
        if (item === null) return null;
        if (lists.delete(key)) lists.set(key, list);
        return { key, item };
      }
      return null;
    },
    remove(key, item) {
      const list = lists.get(key);
      const index = list?.indexOf(item) ?? -1;
      if (list && index >= 0) removed(key, list, list.splice(index, 1)[0]);
    },
    dropFromLongest() {
      const longest = [...lists].reduce((one, other) => (other[1].length >= one[1].length ? other : one), ['', []]);
      return removed(longest[0], longest[1], longest[1].pop());
    },
    size: () => size,
  };
}
