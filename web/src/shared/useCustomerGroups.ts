import { useMemo } from 'react';
import { useListing, type Row } from '@/api/listing';
import { useShop } from './useShop';

const path = '/api/v1/shops/{shop}/customer-groups';

export type CustomerGroup = Row<typeof path>;

/** The shop's customer groups, for names and choices. */
export function useCustomerGroups() {
  const { id: shop } = useShop();
  const { data } = useListing(path, { path: { shop }, query: { limit: 500 } });
  return useMemo(() => {
    const all = data?.items ?? [];
    return {
      options: all
        .filter(({ archived_at }) => !archived_at)
        .map(({ id, name }) => ({ value: String(id), label: name })),
      namesOf: (ids: readonly number[]) =>
        ids.flatMap((id) => all.find((group) => group.id === id)?.name ?? []),
    };
  }, [data]);
}
