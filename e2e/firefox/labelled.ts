import { expect } from '@playwright/test';
import type { ElementHandle, Page } from 'puppeteer-core';

/** What can have a role in the console: Firefox takes long to name every element of a page. */
const elementsOf = {
  button: 'button',
  heading: ':is(h1, h2, h3)',
  link: 'a',
  image: ':is(canvas, img, svg)',
  region: 'section',
};

type Role = keyof typeof elementsOf;

/** Finds what is on a page by what it is called, and waits until it is there and can be used. */
export interface Labelled {
  find(role: Role, name: string): Promise<ElementHandle<Element>>;
  press(role: Role, name: string): Promise<void>;
  enter(label: string, text: string): Promise<void>;
  shows(text: string): Promise<unknown>;
  /** Waits for this path in the address, which may change before the screen: what two screens have needs `find` first. */
  isAt(path: string): Promise<void>;
}

export function labelledOn(page: Page): Labelled {
  const named = (role: Role, name: string) =>
    page.locator(`${elementsOf[role]}::-p-aria([name="${name}"][role="${role}"])`);
  // By the label, since an input for passwords has no role.
  const field = (label: string) =>
    page.locator(`::-p-xpath(//input[@id = //label[normalize-space() = "${label}"]/@for])`);
  return {
    find: async (role, name) =>
      (await named(role, name).setVisibility('visible').waitHandle()) as ElementHandle<Element>,
    press: (role, name) => named(role, name).click(),
    enter: (label, text) => field(label).fill(text),
    // Not the title in the head, which says the same and is never visible.
    shows: (text) => page.locator(`body ::-p-text(${text})`).setVisibility('visible').wait(),
    isAt: (path) => expect.poll(() => new URL(page.url()).pathname).toBe(path),
  };
}
