import { api, type Schemas } from '@/api/client';
import { useShop } from '@/shared/useShop';

export type ProductPage = Schemas['ProductPage'];

/** One product with all that hangs on it. */
export function useProduct(id: number) {
  const { id: shop } = useShop();
  return api.useQuery('get', '/api/v1/shops/{shop}/products/{id}', { params: { path: { shop, id } } });
}
