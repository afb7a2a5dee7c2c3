import {
  convertCssVariables,
  DEFAULT_THEME,
  defaultCssVariablesResolver,
  type MantineTheme,
  mergeMantineTheme,
} from '@mantine/core';
import type { Plugin } from 'vite';
import { theme } from '../src/shared/ui/theme.ts';
import { schemeVariables } from '../src/shared/ui/theme-colours.ts';

const moduleId = 'virtual:theme-variables.css';
const ourColours = ['petrol', 'red', 'gray', 'dark'];

const onlyOurColours = (merged: MantineTheme): MantineTheme => ({
  ...merged,
  colors: Object.fromEntries(
    Object.entries(merged.colors).filter(([name]) => ourColours.includes(name)),
  ) as MantineTheme['colors'],
});

/** Variables that no stylesheet reads: headings, breakpoints, copies of the accent's shades, text colours of buttons. */
const unread =
  /^--mantine-(h[1-6]-|breakpoint-|heading-|primary-color-(\d|light|contrast)|color-(dark|gray)-(text|filled-hover|light|outline))/;
const withoutUnread = (variables: Record<string, string>) =>
  Object.fromEntries(Object.entries(variables).filter(([name]) => !unread.test(name)));

/** The theme as CSS variables. Mantine would write them into a style element at run time, which our policy forbids. */
export function themeVariablesCss(): string {
  const merged = onlyOurColours(mergeMantineTheme(DEFAULT_THEME, theme));
  const { variables, light, dark } = defaultCssVariablesResolver(merged);
  return convertCssVariables(
    {
      variables: withoutUnread(variables),
      light: { ...light, ...schemeVariables.light },
      dark: { ...dark, ...schemeVariables.dark },
    },
    ':root',
  );
}

export const themeVariables = (): Plugin => ({
  name: 'theme-variables',
  resolveId: (id) => (id === moduleId ? `\0${moduleId}` : undefined),
  load: (id) => (id === `\0${moduleId}` ? themeVariablesCss() : undefined),
});
