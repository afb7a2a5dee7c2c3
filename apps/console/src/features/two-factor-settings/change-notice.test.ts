import { expect, test } from 'vitest';
import { changeToReport, stateAfter } from './change-notice.ts';

test('the change that led here is reported', () => {
  expect(changeToReport(stateAfter('activated'), 'active')).toBe('activated');
  expect(changeToReport(stateAfter('deactivated'), 'inactive')).toBe('deactivated');
  expect(changeToReport(stateAfter('renewed'), 'active')).toBe('renewed');
});

test('coming back to an old entry of the history reports nothing that is no longer true', () => {
  expect(changeToReport(stateAfter('activated'), 'inactive')).toBeNull();
  expect(changeToReport(stateAfter('deactivated'), 'active')).toBeNull();
  expect(changeToReport(stateAfter('renewed'), 'inactive')).toBeNull();
});

test.each([null, undefined, {}, { changed: 'renamed' }, 'activated'])('%j reports nothing', (state) => {
  expect(changeToReport(state, 'active')).toBeNull();
});
