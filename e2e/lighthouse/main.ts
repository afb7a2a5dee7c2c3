import { freePort } from '@countersign/tooling/free-port';
import { chromium, type Page } from '@playwright/test';
import { systemAddress } from '../kit/address.ts';
import startSystem from '../kit/start-system.ts';
import { categories, devices, type Judgement, judge } from './judge.ts';
import { screensOf } from './screens.ts';

const runs = Number(process.argv[2] ?? 3);

const median = (numbers: number[]) => numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)];

function show(name: string, judgements: Judgement[]): void {
  const scores = categories.map(
    (category) => `${category} ${median(judgements.map(({ scores }) => scores[category]))}`,
  );
  console.log(`${name}: ${scores.join(', ')}`);
  for (const complaint of new Set(judgements.flatMap(({ complaints }) => complaints))) console.log(`  ${complaint}`);
}

/** So that each run is a first visit; Lighthouse, which is to leave the cookies alone, leaves the cache alone too. */
async function forgetFiles(page: Page): Promise<void> {
  await page.goto('about:blank');
  const session = await page.context().newCDPSession(page);
  await session.send('Network.clearBrowserCache');
  await session.detach();
}

const stopSystem = await startSystem();
const debuggingPort = await freePort();
// Its first context is the one that Lighthouse works in, so what is signed in there is signed in for both.
const browser = await chromium.launchPersistentContext('', {
  executablePath: process.env.CHROMIUM_PATH ?? '',
  args: ['--no-sandbox', `--remote-debugging-port=${debuggingPort}`],
  baseURL: systemAddress().consoleOrigin,
});
const page = await browser.newPage();
try {
  for (const { path, heading, prepare } of screensOf(systemAddress())) {
    for (const device of devices) {
      const judgements: Judgement[] = [];
      while (judgements.length < runs) {
        await prepare(browser);
        await page.goto(path);
        await page.getByRole('heading', { name: heading, level: 1 }).waitFor();
        await forgetFiles(page);
        judgements.push(await judge(systemAddress().consoleOrigin + path, device, debuggingPort));
      }
      show(`${path} on a ${device}`, judgements);
    }
  }
} finally {
  await browser.close();
  await stopSystem();
}
