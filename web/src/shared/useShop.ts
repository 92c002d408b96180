import { useParams } from 'react-router';
import { useSession } from '@/api/session';

/** The shop whose page this is; its id as the API's paths take it. */
export function useShop(): { id: string; name: string; base: string } {
  const { shop: id = '' } = useParams();
  const { shops } = useSession();
  return { id, name: shops.find((shop) => String(shop.id) === id)?.name ?? '', base: `/cua-hang/${id}` };
}
