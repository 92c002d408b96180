import { expect, it } from 'vitest';
import { withoutPoints, withPoints } from './MoneyInput';

it('an amount is typed with points between thousands and a comma before its fraction', () => {
  expect(withPoints('1234567')).toBe('1.234.567');
  expect(withPoints('1000.5')).toBe('1.000,5');
  expect(withPoints('')).toBe('');
  expect(withoutPoints('1.234.567 ₫')).toBe('1234567');
  expect(withoutPoints('1.000,5')).toBe('1000.5');
});
