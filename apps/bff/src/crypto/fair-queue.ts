/** Items in line by key: keys take turns, and the items of one key keep their order. */
export interface FairQueue<Item> {
  push(key: string, item: Item): void;
  /** Takes the first item of the first key in turn that may go on, and puts that key last. */
  shift(mayGoOn: (key: string) => boolean): { key: string; item: Item } | null;
  remove(key: string, item: Item): void;
  /** Takes the newest item of the key that has the most of them; of several such keys, of the one that came last. */
  dropOfLongest(): Item | null;
  size(): number;
}

export function fairQueue<Item>(): FairQueue<Item> {
  /** In the order of their turns; none is empty. */
  const lines = new Map<string, Item[]>();
  let size = 0;

  function taken(key: string, line: readonly Item[], item: Item | undefined): Item | null {
    if (item === undefined) return null;
    size -= 1;
    if (line.length === 0) lines.delete(key);
    return item;
  }

  return {
    push(key, item) {
      const line = lines.get(key);
      if (line) line.push(item);
      else lines.set(key, [item]);
      size += 1;
    },
    shift(mayGoOn) {
      for (const [key, line] of lines) {
        if (!mayGoOn(key)) continue;
        const item = taken(key, line, line.shift());
        if (item === null) return null;
        if (lines.delete(key)) lines.set(key, line);
        return { key, item };
      }
      return null;
    },
    remove(key, item) {
      const line = lines.get(key);
      const index = line?.indexOf(item) ?? -1;
      if (line && index >= 0) taken(key, line, line.splice(index, 1)[0]);
    },
    dropOfLongest() {
      const longest = [...lines].reduce((one, other) => (other[1].length >= one[1].length ? other : one), ['', []]);
      return taken(longest[0], longest[1], longest[1].pop());
    },
    size: () => size,
  };
}
