import { api, type Schemas } from '@/api/client';
import { useShop } from '@/shared/useShop';

export type Sellable =
  { kind: 'unknown' } | { kind: 'unlimited' } | { kind: 'not_here' } | { kind: 'counted'; count: number };

/** What of a product can be sold at a point of sale now. */
export function useSellable(product: number, place: number | undefined): Sellable {
  const { id: shop } = useShop();
  const { data } = api.useQuery(
    'get',
    '/api/v1/shops/{shop}/products/{id}/sellable',
    { params: { path: { shop, id: product } } },
    { staleTime: 10_000, enabled: place !== undefined },
  );
  return sellableAt(data, place);
}

export function sellableAt(
  data: Schemas['ProductSellable'] | undefined,
  place: number | undefined,
): Sellable {
  if (!data || place === undefined) return { kind: 'unknown' };
  const at = data.points_of_sale.find((other) => other.point_of_sale_id === place);
  if (!at) return { kind: 'not_here' };
  return at.unlimited ? { kind: 'unlimited' } : { kind: 'counted', count: at.sellable };
}
