import type { Check } from './check.ts';

/** A full-width mark brings its own space: a second one is a hole in the line, left by code that joined two sentences. */
export const sentenceSpacing: Check = {
  name: 'sentence spacing',
  dependsOnWords: true,
  async faultsAt({ page }) {
    // biome-ignore lint/performance/useDomNodeTextContent: it is about lines as they are rendered
    const text = await page.locator('body').innerText();
    return text.match(/[^\n]*[。，！？；：] [^\n]*/g) ?? [];
  },
};
