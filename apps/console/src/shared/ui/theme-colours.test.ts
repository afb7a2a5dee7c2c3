import { luminance } from '@mantine/core';
import { expect, test } from 'vitest';
import { theme } from './theme.ts';
import { dark, petrol, red, schemeVariables } from './theme-colours.ts';

const contrast = (one: string, other: string) => {
  const [lighter, darker] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return ((lighter ?? 0) + 0.05) / ((darker ?? 0) + 0.05);
};

/** WCAG 2.2, 1.4.3, for text of ordinary size. */
const ENOUGH = 4.5;
const WHITE = '#ffffff';
const shades = theme.primaryShade as { light: 7; dark: 6 };

test.each([
  ['accent, light', petrol[shades.light]],
  ['accent, dark', petrol[shades.dark]],
  ['red, light', red[shades.light]],
  ['red, dark', red[shades.dark]],
])('white can be read on a filled button: %s', (_button, ground) => {
  expect(contrast(WHITE, ground)).toBeGreaterThanOrEqual(ENOUGH);
});

const { light, dark: darkScheme } = schemeVariables;

test.each(['text', 'dimmed', 'placeholder', 'error'] as const)('%s can be read in the light scheme', (name) => {
  const colour = light[`--mantine-color-${name}`];
  expect(contrast(colour, light['--mantine-color-body'])).toBeGreaterThanOrEqual(ENOUGH);
  expect(contrast(colour, WHITE)).toBeGreaterThanOrEqual(ENOUGH);
});

test.each(['dimmed', 'placeholder', 'error'] as const)('%s can be read in the dark scheme', (name) => {
  const colour = darkScheme[`--mantine-color-${name}`];
  expect(contrast(colour, darkScheme['--mantine-color-body'])).toBeGreaterThanOrEqual(ENOUGH);
  expect(contrast(colour, dark[7])).toBeGreaterThanOrEqual(ENOUGH);
});
