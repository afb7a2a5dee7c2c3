const LOOK_EVERY_MILLISECONDS = 250;

/**
 * Between npm and us there may be a shell that dies of npm's SIGTERM without passing it on: calls `act` when it is gone.
 * Without npm a lost parent means nothing, `nohup` for instance.
 * @param {() => void} act
 */
export function onLostParent(act) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const look = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(look);
    act();
  }, LOOK_EVERY_MILLISECONDS);
  look.unref();
}
