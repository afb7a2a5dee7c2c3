import { freePort } from '@countersign/tooling/free-port';
import { chromium, type Page } from '@playwright/test';
import { systemAddress } from '../../kit/address.ts';
import { startSystemAt } from '../../kit/start-system.ts';
import { findNginx, proxiedName, startNginx } from '../kit/nginx.ts';
import { categories, devices, type Judgement, judge } from './judge.ts';
import { screensIn } from './screens.ts';

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

const found = await findNginx();
if ('missing' in found) throw new Error(found.missing);

// As people reach it: over https and HTTP/2, through the nginx.conf that is shipped.
const port = await freePort();
await using nginx = await startNginx(found.program, [port]);
const consoleOrigin = `https://${proxiedName}`;
const stopSystem = await startSystemAt({ port, consoleOrigin });
const debuggingPort = await freePort();
// Its first context is the one that Lighthouse works in, so what is signed in there is signed in for both.
const browser = await chromium.launchPersistentContext('', {
  executablePath: process.env.CHROMIUM_PATH ?? '',
  args: [
    '--no-sandbox',
    `--remote-debugging-port=${debuggingPort}`,
    `--host-resolver-rules=MAP ${proxiedName}:443 127.0.0.1:${nginx.httpsPort}`,
    // Lighthouse opens pages of its own, to which Playwright's `ignoreHTTPSErrors` does not extend.
    '--ignore-certificate-errors',
  ],
  baseURL: consoleOrigin,
});
const page = await browser.newPage();
try {
  for (const { path, heading, prepare } of screensIn(systemAddress().takenAccounts)) {
    for (const device of devices) {
      const judgements: Judgement[] = [];
      while (judgements.length < runs) {
        await page.goto('/sign-in');
        await prepare(page);
        await page.goto(path);
        await page.getByRole('heading', { name: heading, level: 1 }).waitFor();
        await forgetFiles(page);
        judgements.push(await judge(consoleOrigin + path, device, debuggingPort));
      }
      show(`${path} on a ${device}`, judgements);
    }
  }
} finally {
  await browser.close();
  await stopSystem();
}
