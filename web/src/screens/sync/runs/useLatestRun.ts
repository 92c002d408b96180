import { useListing } from '@/api/listing';
import { useShop } from '@/shared/useShop';
import { isPassing, type Run } from './run';

/**
 * The newest run, but for a short one that the service does by itself: those come each minute and would hide what a person
 * did. Asked for again and again, for where no events come through.
 */
export function useLatestRun(): Run | undefined {
  const { id: shop } = useShop();
  const { data } = useListing(
    '/api/v1/shops/{shop}/runs',
    { path: { shop }, query: { limit: 2 } },
    { refetchInterval: 5000 },
  );
  return data?.items.find((run) => !isPassing(run));
}
