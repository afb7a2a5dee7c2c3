/** Where nothing can be redrawn, a long step says every now and then that it is still at work. */
const REMINDER_SECONDS = 30;
const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const FRAME_MILLISECONDS = 100;

const canRedraw = process.stdout.isTTY === true && process.env.TERM !== 'dumb';
const ERASE_LINE = '\r\x1b[2K';

/** @type {Map<string, number>} label to the moment it began */
const underWay = new Map();
/** @type {NodeJS.Timeout | undefined} */
let ticker;
let tick = 0;

/** @param {number} since */
const secondsSince = (since) => (performance.now() - since) / 1000;

function redraw() {
  const steps = [...underWay].map(([label, since]) => `${label} ${secondsSince(since).toFixed(0)} s`);
  const line = `${FRAMES[tick++ % FRAMES.length]} ${steps.join(' · ')}`;
  process.stdout.write(`${ERASE_LINE}${line.slice(0, process.stdout.columns - 1)}`);
}

function remind() {
  for (const [label, since] of underWay) {
    const seconds = Math.round(secondsSince(since));
    if (seconds > 0 && seconds % REMINDER_SECONDS === 0) console.log(`… ${label}, ${seconds} s`);
  }
}

/** Prints lines above the moving indicator, if one is drawn. @param {string} text */
export function say(text) {
  if (canRedraw && underWay.size > 0) process.stdout.write(ERASE_LINE);
  console.log(text);
}

/**
 * Shows a step as under way until it is done or failed, then leaves one line with its time.
 * @param {string} label
 */
export function begin(label) {
  const since = performance.now();
  underWay.set(label, since);
  ticker ??= canRedraw ? setInterval(redraw, FRAME_MILLISECONDS) : setInterval(remind, 1000);
  /** @param {string} mark @param {string} note */
  const finish = (mark, note) => {
    say(`${mark} ${label}${note && `: ${note}`} (${secondsSince(since).toFixed(1)} s)`);
    underWay.delete(label);
    if (underWay.size > 0) return;
    clearInterval(ticker);
    ticker = undefined;
  };
  return {
    done: (note = '') => finish('✓', note),
    failed: (note = '') => finish('✗', note),
  };
}
