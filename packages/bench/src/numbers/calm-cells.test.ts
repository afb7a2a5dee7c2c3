import { expect, test } from 'vitest';
import { chooseCalm } from './calm-cells.ts';

const cells = (...shares: number[]) => shares.map((foreignShare) => ({ foreignShare }));

test('the calm ones count, up to a fifth of the machine used by others', () => {
  expect(chooseCalm(cells(0.5, 0.2, 0.21, 0))).toEqual({ cells: cells(0.2, 0), isCalm: true });
});

test('where none was calm, the least disturbed one stands in and is called so', () => {
  expect(chooseCalm(cells(0.5, 0.3, 0.9))).toEqual({ cells: cells(0.3), isCalm: false });
});

test('of none there is none', () => {
  expect(chooseCalm([])).toEqual({ cells: [], isCalm: false });
});
