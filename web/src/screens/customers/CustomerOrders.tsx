import { Flex, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Schemas } from '@/api/client';
import { useListing } from '@/api/listing';
import { formatMoney } from '@/shared/format';
import { Panel } from '@/shared/Panel';
import { ProblemView } from '@/shared/ProblemView';
import { Empty, LoadingRows } from '@/shared/states';
import { Time } from '@/shared/Time';
import { useShop } from '@/shared/useShop';
import { OrderState } from '../orders/states';

/** The latest orders of a customer. */
export function CustomerOrders({ customer }: { customer: Schemas['CustomerView'] }) {
  const { t } = useTranslation();
  const { id: shop, base } = useShop();
  const { data, error, refetch } = useListing('/api/v1/shops/{shop}/orders', {
    path: { shop },
    query: { customer: customer.id, sort: 'newest', limit: 10 },
  });
  const orders = data?.items;
  return (
    <Panel
      title={t('customers.orders')}
      extra={
        orders &&
        orders.length > 0 && (
          <Link to={`${base}/don-hang?customer=${customer.id}`}>{t('customers.allOrders')}</Link>
        )
      }
    >
      {error && !data && <ProblemView error={error} onRetry={() => void refetch()} />}
      {!error && !data && <LoadingRows rows={3} />}
      {orders?.length === 0 && <Empty title={t('customers.noOrders')} />}
      {orders && orders.length > 0 && (
        <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
          {orders.map((order) => (
            <li key={order.id} style={{ padding: '8px 0' }}>
              <Flex gap={12} wrap align="center">
                <Link to={`${base}/don-hang/${order.id}`}>{order.code}</Link>
                <OrderState state={order.state} label={order.state_label} />
                <Typography.Text type="secondary">
                  <Time value={order.placed_at} />
                </Typography.Text>
                <span className="numeric" style={{ marginInlineStart: 'auto' }}>
                  {formatMoney(order.total)}
                </span>
              </Flex>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
