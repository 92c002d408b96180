import { useListing } from '@/api/listing';
import { useShop } from '@/shared/useShop';
import type { Run } from './run';

/** The newest run; asked for again and again while it is under way, for where no events come through. */
export function useLatestRun(): Run | undefined {
  const { id: shop } = useShop();
  const { data } = useListing(
    '/api/v1/shops/{shop}/runs',
    { path: { shop }, query: { limit: 1 } },
    { refetchInterval: 5000 },
  );
  return data?.items[0];
}
