import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/api/client';
import { useNames } from '@/shared/useNames';
import { entities } from '@/texts/vi/entities';
import { log } from '@/texts/vi/log';

type Entry = Schemas['ActivityEntry'];
type Machine = keyof typeof log.machine;
type Detail = keyof typeof log.detail;
type Value = keyof typeof log.value;

/** Where what a deed was done to is shown, below the shop's address. */
const pages: Record<string, (id: number) => string> = {
  users: () => 'nguoi-dung',
  tokens: () => 'nguoi-dung',
  runs: (id) => `dong-bo/lich-su/${id}`,
  plans: (id) => `dong-bo/xem-truoc/${id}`,
  waves: () => 'dong-bo/bat-thuong',
  conflicts: () => 'dong-bo/xung-dot',
  products: (id) => `san-pham/${id}`,
  categories: () => 'danh-muc',
  customers: (id) => `khach-hang/${id}`,
  orders: (id) => `don-hang/${id}`,
  points_of_sale: () => 'diem-ban',
  price_lists: (id) => `bang-gia/${id}`,
};

export function pageOf({ entity, id }: Entry['subject']): string | undefined {
  return entity && id ? pages[entity]?.(id) : undefined;
}

/** Ways to run that go without saying when they were not chosen. */
const ways = new Set(['dry_run', 'full', 'allow_disappearance']);

/** The words for who did something, and for what more there is to it. */
export function useActivityWords() {
  const { t } = useTranslation();
  const names = useNames();
  const valueOf = (value: unknown): string => {
    if (value === null || value === undefined) return t('sync.noValue');
    if (typeof value === 'boolean') return t(value ? 'common.yes' : 'common.no');
    if (Array.isArray(value)) return value.map(valueOf).join(', ');
    if (typeof value === 'object') {
      if ('from' in value && 'to' in value) return `${valueOf(value.from)} → ${valueOf(value.to)}`;
      return Object.entries(value)
        .map(([name, part]) => `${nameOf(name)}: ${valueOf(part)}`)
        .join(', ');
    }
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return text in log.value ? t(`log.value.${text as Value}`) : text;
  };
  const nameOf = (name: string) => {
    if (name in log.detail) return t(`log.detail.${name as Detail}`);
    return (name in entities ? names.entity(name) : names.field(name)).toLowerCase();
  };
  return {
    actor: ({ kind, name }: Entry['actor']): string => {
      if (kind !== 'machine') return name;
      return name in log.machine ? t(`log.machine.${name as Machine}`) : t('log.machine.itself');
    },
    details: (details: Entry['details']): string =>
      Object.entries((details ?? {}) as Record<string, unknown>)
        .filter(([name, value]) => value !== null && !(value === false && ways.has(name)))
        .map(([name, value]) => `${nameOf(name)}: ${valueOf(value)}`)
        .join(' · '),
  };
}
