import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8');
const schemes = ['light', 'dark'] as const;
type Scheme = (typeof schemes)[number];

/** A custom property as `#rrggbb`, in one scheme. */
function colour(value: string, scheme: Scheme): string {
  const [, name] = /^var\(--([\w-]+)\)$/.exec(value) ?? [];
  if (name !== undefined) {
    const [, declared] = new RegExp(`--${name}: ([^;]+);`).exec(css) ?? [];
    if (declared === undefined) throw new Error(`tokens.css has no --${name}`);
    return colour(declared, scheme);
  }
  const [, light = '', dark = ''] = /^light-dark\((.+), (.+)\)$/.exec(value) ?? [];
  if (light !== '') return colour(scheme === 'light' ? light : dark, scheme);
  const [, digits] = /^#(\w{3}|\w{6})$/.exec(value) ?? [];
  if (digits === undefined) throw new Error(`${value} is no colour`);
  return digits.length === 6 ? value : `#${[...digits].map((digit) => digit + digit).join('')}`;
}

/** Relative luminance, as WCAG 2.2 defines it. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const channel = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const contrast = (one: string, other: string) => {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
};

const inEachScheme = (pairs: readonly (readonly [string, string])[]) =>
  schemes.flatMap((scheme) => pairs.map(([text, ground]) => ({ scheme, text, ground })));

const contrastOf = ({ scheme, text, ground }: { scheme: Scheme; text: string; ground: string }) =>
  contrast(colour(`var(--${text})`, scheme), colour(`var(--${ground})`, scheme));

test('black on white has the highest contrast there is', () => {
  expect(contrast('#000000', '#ffffff')).toBe(21);
});

const texts = ['text', 'text-dimmed', 'error', 'link'];
const grounds = ['ground', 'ground-raised', 'ground-input'];

// WCAG 2.2, 1.4.3, for text of ordinary size.
test.each(
  inEachScheme([
    ...['accent', 'accent-hover', 'danger', 'danger-hover'].map((ground) => ['on-filled', ground] as const),
    ...texts.flatMap((text) => grounds.map((ground) => [text, ground] as const)),
    ['text-dimmed', 'ground-sunken'],
    ['text-disabled', 'ground-disabled'],
  ]),
)('in the $scheme scheme, $text can be read on $ground', (pair) => {
  expect(contrastOf(pair)).toBeGreaterThanOrEqual(4.5);
});

// WCAG 2.2, 1.4.11.
test.each(
  inEachScheme([
    ['edge-strong', 'ground-raised'],
    ['edge-strong', 'ground-input'],
    ['ring', 'ground'],
    ['ring', 'ground-raised'],
  ]),
)('in the $scheme scheme, $text can be told from $ground', (pair) => {
  expect(contrastOf(pair)).toBeGreaterThanOrEqual(3);
});
