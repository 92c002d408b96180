import { Flex } from 'antd';
import { api } from '@/api/client';
import { ProblemView } from '@/shared/ProblemView';
import { LoadingRows } from '@/shared/states';
import { useShop } from '@/shared/useShop';
import type { ProductPage } from '../useProduct';
import { Exceptions } from './Exceptions';
import { SellableAt } from './SellableAt';

/** How many may be sold at each point of sale, and why exactly so many. */
export function Stock({ product }: { product: ProductPage }) {
  const { id: shop } = useShop();
  const { data, error, refetch } = api.useQuery('get', '/api/v1/shops/{shop}/products/{id}/sellable', {
    params: { path: { shop, id: product.id } },
  });
  if (error && !data) return <ProblemView error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingRows />;
  return (
    <Flex vertical gap={16}>
      <div
        style={{
          display: 'grid',
          gap: 16,
          gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 340px), 1fr))',
          alignItems: 'start',
        }}
      >
        {data.points_of_sale.map((at) => (
          <SellableAt key={at.point_of_sale_id} at={at} product={product} />
        ))}
      </div>
      <Exceptions product={product} />
    </Flex>
  );
}
