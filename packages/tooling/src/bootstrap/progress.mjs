/** Where the line cannot be redrawn, a long step prints a reminder at this interval. */
const REMINDER_SECONDS = 30;
const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const FRAME_MILLISECONDS = 100;

const canRedraw = process.stdout.isTTY === true && process.env.TERM !== 'dumb';
const ERASE_LINE = '\r\x1b[2K';

/** @type {Map<string, number>} start times by label */
const activeSteps = new Map();
/** @type {NodeJS.Timeout | undefined} */
let ticker;
let tick = 0;

/** @param {number} start */
const secondsSince = (start) => (performance.now() - start) / 1000;

function redraw() {
  const steps = [...activeSteps].map(([label, start]) => `${label} ${secondsSince(start).toFixed(0)} s`);
  const line = `${FRAMES[tick++ % FRAMES.length]} ${steps.join(' · ')}`;
  process.stdout.write(`${ERASE_LINE}${line.slice(0, process.stdout.columns - 1)}`);
}

function remind() {
  for (const [label, start] of activeSteps) {
    const seconds = Math.round(secondsSince(start));
    if (seconds > 0 && seconds % REMINDER_SECONDS === 0) console.log(`… ${label}, ${seconds} s`);
  }
}

/** Prints lines above the spinner, if there is one. @param {string} text */
export function print(text) {
  if (canRedraw && activeSteps.size > 0) process.stdout.write(ERASE_LINE);
  console.log(text);
}

/**
 * Shows a step as running until it is done or has failed, then leaves one line with its duration.
 * @param {string} label
 */
export function startStep(label) {
  const start = performance.now();
  activeSteps.set(label, start);
  ticker ??= canRedraw ? setInterval(redraw, FRAME_MILLISECONDS) : setInterval(remind, 1000);
  /** @param {string} mark @param {string} note */
  const finish = (mark, note) => {
    print(`${mark} ${label}${note && `: ${note}`} (${secondsSince(start).toFixed(1)} s)`);
    activeSteps.delete(label);
    if (activeSteps.size > 0) return;
    clearInterval(ticker);
    ticker = undefined;
  };
  return {
    done: (note = '') => finish('✓', note),
    failed: (note = '') => finish('✗', note),
  };
}
