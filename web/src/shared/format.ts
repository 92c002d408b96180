import { currentLanguage } from '@/texts';

const zone = 'Asia/Ho_Chi_Minh';
const nothing = '–';

type Given = number | string | null | undefined;

const money = new Intl.NumberFormat('vi-VN', {
  style: 'currency',
  currency: 'VND',
  maximumFractionDigits: 2,
});
const quantity = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 3 });
const percent = new Intl.NumberFormat('vi-VN', { style: 'percent', maximumFractionDigits: 2 });
const moment = new Intl.DateTimeFormat('en-GB', {
  timeZone: zone,
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

function numberOf(value: Given): number | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}

function partsOf(value: Given | Date) {
  if (value === null || value === undefined || value === '') return undefined;
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) return undefined;
  return Object.fromEntries(moment.formatToParts(date).map(({ type, value }) => [type, value]));
}

/** 1234567 → 1.234.567 ₫ */
export function formatMoney(value: Given): string {
  const number = numberOf(value);
  return number === undefined ? nothing : money.format(number);
}

/** 1234.5 → 1.234,5 */
export function formatQuantity(value: Given): string {
  const number = numberOf(value);
  return number === undefined ? nothing : quantity.format(number);
}

/** 0.995 → 99,5% */
export function formatPercent(share: Given): string {
  const number = numberOf(share);
  return number === undefined ? nothing : percent.format(number);
}

/** An instant as the clock in Việt Nam shows it: 14:05 25/11/2026 */
export function formatTime(value: Given | Date): string {
  const parts = partsOf(value);
  return parts ? `${parts.hour}:${parts.minute} ${parts.day}/${parts.month}/${parts.year}` : nothing;
}

/** The day of an instant in Việt Nam: 25/11/2026 */
export function formatDate(value: Given | Date): string {
  const parts = partsOf(value);
  return parts ? `${parts.day}/${parts.month}/${parts.year}` : nothing;
}

const units = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const;

const justNow = { vi: 'vừa xong', en: 'just now' };

/** How long ago, or in how long: 5 phút trước. Below a minute: vừa xong. */
export function formatRelative(value: Given | Date, now: Date = new Date()): string {
  if (!partsOf(value)) return nothing;
  const seconds = Math.round((new Date(value as string).getTime() - now.getTime()) / 1000);
  const format = new Intl.RelativeTimeFormat(currentLanguage(), { numeric: 'auto' });
  const unit = units.find(([, length]) => Math.abs(seconds) >= length);
  return unit ? format.format(Math.trunc(seconds / unit[1]), unit[0]) : justNow[currentLanguage()];
}

/** A length of time by its two largest units: 2 giờ 5 phút */
export function formatDuration(seconds: Given): string {
  const number = numberOf(seconds);
  if (number === undefined) return nothing;
  let rest = Math.max(0, Math.round(number));
  const lengths = [...units.slice(2), ['second', 1] as const];
  const first = lengths.findIndex(([, length]) => rest >= length);
  const shown = first < 0 ? [lengths[lengths.length - 1]!] : lengths.slice(first, first + 2);
  return shown
    .map(([unit, length], index) => {
      const count = Math.floor(rest / length);
      rest -= count * length;
      if (count === 0 && index > 0) return '';
      return new Intl.NumberFormat(currentLanguage(), { style: 'unit', unit, unitDisplay: 'long' }).format(
        count,
      );
    })
    .filter(Boolean)
    .join(' ');
}
