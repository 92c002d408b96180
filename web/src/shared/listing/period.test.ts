import { expect, test } from 'vitest';
import { dayEnd, dayStart } from './period';

test('a day begins and ends by the clock of Việt Nam', () => {
  expect(dayStart('2026-11-25')).toBe('2026-11-24T17:00:00.000Z');
  expect(dayEnd('2026-11-25')).toBe('2026-11-25T17:00:00.000Z');
});

test('the last day of a month ends in the next', () => {
  expect(dayEnd('2026-02-28')).toBe('2026-02-28T17:00:00.000Z');
});

test('what somebody wrote into the address and is no day counts as nothing', () => {
  expect(dayStart('hôm qua')).toBeUndefined();
  expect(dayEnd('2026-13-45')).toBeUndefined();
  expect(dayStart(undefined)).toBeUndefined();
});
