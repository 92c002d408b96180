import { api } from '@/api/client';
import { useShop } from './useShop';

const all = { limit: 500 };

/** The shop's points of sale in use: a shop has few. */
export function usePointsOfSale() {
  const { id: shop } = useShop();
  const { data } = api.useQuery('get', '/api/v1/shops/{shop}/points-of-sale', {
    params: { path: { shop }, query: all },
  });
  return data?.items.filter(({ archived_at }) => !archived_at) ?? [];
}

/** The names of customer groups, by id. */
export function useGroupNames(): Map<number, string> {
  const { id: shop } = useShop();
  const { data } = api.useQuery('get', '/api/v1/shops/{shop}/customer-groups', {
    params: { path: { shop }, query: all },
  });
  return new Map(data?.items.map(({ id, name }) => [id, name]));
}
