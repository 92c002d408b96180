import { expect, test } from 'vitest';
import { makePassword, shortestPassword } from './password';

test('a made password is long enough, and holds nothing that is mistaken when read out', () => {
  for (let turn = 0; turn < 200; turn += 1) {
    const made = makePassword();
    expect(made.length).toBeGreaterThanOrEqual(shortestPassword);
    expect(made).not.toMatch(/[0O1lIio]/);
  }
});

test('no two are the same', () => {
  expect(new Set(Array.from({ length: 500 }, () => makePassword())).size).toBe(500);
});
