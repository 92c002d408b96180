import { useMemo } from 'react';
import { useListing, type Row } from '@/api/listing';
import { useShop } from './useShop';

const path = '/api/v1/shops/{shop}/points-of-sale';

export type PointOfSale = Row<typeof path>;

/** The shop's points of sale, for names and choices; a shop has few. */
export function usePointsOfSale() {
  const { id: shop } = useShop();
  const { data, isPending } = useListing(path, { path: { shop }, query: { limit: 200 } });
  return useMemo(() => {
    const all = data?.items ?? [];
    const open = all.filter(({ archived_at }) => !archived_at);
    return {
      isPending,
      open,
      options: open.map(({ id, name }) => ({ value: String(id), label: name })),
      nameOf: (id: number | null | undefined) => all.find((place) => place.id === id)?.name ?? '–',
    };
  }, [data, isPending]);
}
