import { describe, expect, it } from 'vitest';
import { changeLanguage } from '@/texts';
import {
  formatDate,
  formatDuration,
  formatMoney,
  formatPercent,
  formatQuantity,
  formatRelative,
  formatTime,
} from './format';

/** Intl separates with spaces that do not break. */
const plain = (text: string) => text.replace(/\s/g, ' ');

describe('numbers', () => {
  it('money is whole đồng with points between thousands', () => {
    expect(plain(formatMoney(1234567))).toBe('1.234.567 ₫');
    expect(plain(formatMoney('89000'))).toBe('89.000 ₫');
    expect(plain(formatMoney(-500))).toBe('-500 ₫');
  });
  it('money keeps the fractions that KiotViet may have', () => {
    expect(plain(formatMoney(1000.5))).toBe('1.000,5 ₫');
  });
  it('zero is a value, nothing is a dash', () => {
    expect(plain(formatMoney(0))).toBe('0 ₫');
    expect(formatQuantity(0)).toBe('0');
    expect(formatMoney(null)).toBe('–');
    expect(formatMoney(undefined)).toBe('–');
    expect(formatQuantity('')).toBe('–');
    expect(formatQuantity('abc')).toBe('–');
  });
  it('quantities show up to three decimals', () => {
    expect(formatQuantity(1234.5)).toBe('1.234,5');
    expect(formatQuantity(0.1256)).toBe('0,126');
  });
  it('shares are percent', () => {
    expect(plain(formatPercent(0.995))).toBe('99,5%');
  });
});

describe('times', () => {
  it('are shown as in Việt Nam, whatever the browser’s zone', () => {
    expect(formatTime('2026-11-25T17:30:00Z')).toBe('00:30 26/11/2026');
    expect(formatDate('2026-11-25T17:30:00Z')).toBe('26/11/2026');
    expect(formatTime('2026-11-25T07:05:09Z')).toBe('14:05 25/11/2026');
  });
  it('that are none are a dash', () => {
    expect(formatTime(null)).toBe('–');
    expect(formatTime('yesterday')).toBe('–');
  });
  it('relative to now count in the largest whole unit', async () => {
    const now = new Date('2026-11-25T12:00:00Z');
    await changeLanguage('vi');
    expect(formatRelative('2026-11-25T11:55:00Z', now)).toBe('5 phút trước');
    expect(formatRelative('2026-11-25T14:30:00Z', now)).toBe('sau 2 giờ nữa');
    expect(formatRelative('2026-11-25T11:59:31Z', now)).toBe('vừa xong');
    await changeLanguage('en');
    expect(formatRelative('2026-11-22T11:00:00Z', now)).toBe('3 days ago');
  });
  it('lengths show their two largest units', async () => {
    await changeLanguage('vi');
    expect(plain(formatDuration(7505))).toBe('2 giờ 5 phút');
    expect(plain(formatDuration(3600))).toBe('1 giờ');
    expect(plain(formatDuration(41))).toBe('41 giây');
    expect(plain(formatDuration(0))).toBe('0 giây');
    await changeLanguage('en');
    expect(plain(formatDuration(86400 * 2 + 3600))).toBe('2 days 1 hour');
  });
});
