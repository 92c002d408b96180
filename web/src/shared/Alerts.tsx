import { Flex } from 'antd';
import { api } from '@/api/client';
import { useSession } from '@/api/session';
import { Trouble } from './Trouble';
import { useShop } from './useShop';

/** What holds up more than single records, such as a setting on KiotViet that is off, and what to do about it. */
export function Alerts() {
  const { id: shop } = useShop();
  const { can } = useSession();
  const { data } = api.useQuery(
    'get',
    '/api/v1/shops/{shop}/overview',
    { params: { path: { shop } } },
    { enabled: can('see_sync'), refetchInterval: 60_000 },
  );
  if (!data || data.alerts.length === 0) return null;
  return (
    <Flex vertical gap={12}>
      {data.alerts.map(({ code, title, detail, advice, severity }) => (
        <Trouble key={detail} code={code} title={title} detail={detail} remedy={advice} severity={severity} />
      ))}
    </Flex>
  );
}
