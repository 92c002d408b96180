import { api } from '@/api/client';
import { useSession } from '@/api/session';
import { useShop } from '@/shared/useShop';

/** Whether a product made here goes to KiotViet by itself; unknown to who may not see the rules. */
export function useBirths(): 'sent' | 'kept' | undefined {
  const { id: shop } = useShop();
  const { can } = useSession();
  const { data } = api.useQuery(
    'get',
    '/api/v1/shops/{shop}/rules',
    { params: { path: { shop } } },
    { enabled: can('see_sync') },
  );
  const births = data?.items.find(({ entity }) => entity === 'products')?.births;
  if (births === undefined) return undefined;
  return births === 'both' || births === 'out' ? 'sent' : 'kept';
}
