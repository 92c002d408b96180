import { Flex } from 'antd';
import { api } from '@/api/client';
import { Loaded } from '@/shared/Loaded';
import { useShop } from '@/shared/useShop';
import { KiotvietAllows } from './KiotvietAllows';
import { SellingForm } from './SellingForm';

/** What the shop chooses about selling, and what KiotViet's settings allow. */
export function Selling() {
  const { id: shop } = useShop();
  const query = api.useQuery('get', '/api/v1/shops/{shop}/selling', {
    params: { path: { shop } },
  });
  return (
    <Flex vertical gap={16} style={{ maxWidth: 760 }}>
      <Loaded query={query}>
        {(selling) => <SellingForm key={JSON.stringify(selling)} selling={selling} />}
      </Loaded>
      <KiotvietAllows />
    </Flex>
  );
}
