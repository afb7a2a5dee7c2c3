import type { HTTPResponse, Page } from 'puppeteer-core';

/** A wizard asks whether something is pending; and an undo signs everybody out, this page too, which then asks who it is. */
const ordinary = ['404 /api/two-factor/activation', '404 /api/two-factor/move', '401 /api/session'];

const isOrdinary = (path: string, status: number) => ordinary.includes(`${status} ${path}`);

/**
 * Collects console errors, uncaught exceptions, violations of the content security policy, refused requests and those to
 * other origins.
 */
export async function watchPage(page: Page, origin: string): Promise<readonly string[]> {
  const findings: string[] = [];

  // Chromium logs a refused request to the console; Firefox keeps it from WebDriver.
  function noteAnswer(response: HTTPResponse): void {
    const url = new URL(response.url());
    if (!/^(?:https?|wss?):$/.test(url.protocol)) return;
    if (url.origin !== origin) findings.push(`asked elsewhere: ${url}`);
    else if (response.status() >= 400 && !isOrdinary(url.pathname, response.status()))
      findings.push(`${response.status()}: ${response.request().method()} ${url.pathname}`);
  }

  page.on('response', noteAnswer);
  page.on('console', (message) => {
    if (message.type() === 'error') findings.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => findings.push(`page error: ${error instanceof Error ? error.stack : error}`));
  await page.evaluateOnNewDocument(() => {
    addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile, sample }) => {
      console.error('content security policy:', effectiveDirective, blockedURI, sourceFile, sample);
    });
  });
  return findings;
}
