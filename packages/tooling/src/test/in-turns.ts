/** Runs every task, no more than `limit` at a time, starting them in their order. */
export async function inTurns<Task, Result>(
  tasks: readonly Task[],
  limit: number,
  run: (task: Task) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const waiting = tasks.entries();
  const work = async () => {
    for (const [place, task] of waiting) results[place] = await run(task);
  };
  await Promise.all(Array.from({ length: limit }, work));
  return results;
}
