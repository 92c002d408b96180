import type { Schemas } from '@/api/client';

type Customer = Schemas['CustomerView'];

/** The entries of the form; an empty text stands for nothing. */
export interface Entries {
  name: string;
  code: string;
  phone: string;
  other_phone: string;
  email: string;
  kind: string;
  gender: string | undefined;
  birth_date: string | undefined;
  address: string;
  ward: string;
  location: string;
  organization: string;
  tax_code: string;
  comments: string;
  group_ids: number[];
}

/** What the form shows of a customer, or of nobody yet. */
export function entriesOf(customer: Customer | null): Entries {
  return {
    name: customer?.name ?? '',
    code: customer?.code ?? '',
    phone: customer?.phone ?? '',
    other_phone: customer?.other_phone ?? '',
    email: customer?.email ?? '',
    kind: customer?.kind ?? 'person',
    gender: customer?.gender ?? undefined,
    birth_date: customer?.birth_date?.slice(0, 10),
    address: customer?.address ?? '',
    ward: customer?.ward ?? '',
    location: customer?.location ?? '',
    organization: customer?.organization ?? '',
    tax_code: customer?.tax_code ?? '',
    comments: customer?.comments ?? '',
    group_ids: customer?.customer_groups ?? [],
  };
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
const needed = new Set<string>(['name', 'code', 'kind']);

/** Only what somebody changed is asked for, so that what changed elsewhere meanwhile is left alone; emptied is null. */
export function changeOf(customer: Customer | null, entries: Entries): Schemas['CustomerChange'] {
  const before = entriesOf(customer);
  const change: Record<string, unknown> = {};
  for (const name of Object.keys(before) as (keyof Entries)[]) {
    const given = entries[name];
    const value = typeof given === 'string' ? given.trim() : given;
    if (same(value ?? '', before[name] ?? '')) continue;
    const nothing = value === '' || value === undefined;
    if (nothing && needed.has(name)) continue;
    change[name] = nothing ? null : value;
  }
  return change;
}
