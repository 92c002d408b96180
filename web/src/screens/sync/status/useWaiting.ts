import { api, type Schemas } from '@/api/client';
import { useShop } from '@/shared/useShop';

export type Waiting = Schemas['Overview']['counts'];

/** How much waits for a person, or for its turn. */
export function useWaiting(): Waiting | undefined {
  const { id: shop } = useShop();
  return api.useQuery('get', '/api/v1/shops/{shop}/overview', { params: { path: { shop } } }).data?.counts;
}
