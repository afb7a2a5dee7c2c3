import type { MantineColorsTuple } from '@mantine/core';

/** The one accent. White text stands on shade 7 in the light scheme and on shade 6 in the dark one. */
export const petrol: MantineColorsTuple = [
  '#eaf6f4',
  '#d3ece8',
  '#a6d8d1',
  '#78c3ba',
  '#52aea4',
  '#35978d',
  '#1f8177',
  '#126b63',
  '#0d5a53',
  '#0a4843',
];

/** Mantine's red is too pale for white text; here shades 6 and 7 carry it. */
export const red: MantineColorsTuple = [
  '#fdf1f0',
  '#fbe0de',
  '#f5bdb9',
  '#ee9791',
  '#e5736c',
  '#d9534b',
  '#c4392f',
  '#aa2c24',
  '#8f231c',
  '#741b15',
];

export const dark: MantineColorsTuple = [
  '#dfe5e3',
  '#bcc6c3',
  '#9aa8a4',
  '#75837f',
  '#3a4442',
  '#2c3533',
  '#212827',
  '#1a201f',
  '#141918',
  '#0f1312',
];

/** What differs between the schemes. Every text colour has a contrast of at least 4.5:1 with its background. */
export const schemeVariables = {
  light: {
    '--mantine-color-text': '#1a2321',
    '--mantine-color-body': '#f5f7f6',
    '--mantine-color-default-color': '#1a2321',
    '--mantine-color-default-border': '#c5cfcc',
    '--mantine-color-dimmed': '#556360',
    '--mantine-color-placeholder': '#63716e',
    '--mantine-color-error': '#aa2c24',
    '--mantine-color-disabled-color': '#5f6c69',
    '--mantine-color-disabled': '#e6ebe9',
    '--mantine-color-disabled-border': '#d5dcda',
  },
  dark: {
    '--mantine-color-body': '#121716',
    '--mantine-color-dimmed': '#9aa8a4',
    '--mantine-color-placeholder': '#8d9b97',
    '--mantine-color-error': '#f19a94',
    '--mantine-color-disabled-color': '#93a19d',
  },
};
