import { Descriptions } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/api/client';
import { Panel } from '@/shared/Panel';

const parts = ['receiver', 'phone', 'address', 'ward', 'location'] as const;

/** Where the order is brought; the receiver's phone is not the customer's. */
export function Delivery({ order }: { order: Schemas['OrderDetails'] }) {
  const { t } = useTranslation();
  const delivery = (order.delivery ?? {}) as Partial<Record<string, unknown>>;
  const items = parts.flatMap((part) => {
    const value = delivery[part];
    return typeof value === 'string' && value
      ? [{ key: part, label: t(`orders.delivery.${part}`), children: value }]
      : [];
  });
  if (items.length === 0) return null;
  return (
    <Panel title={t('orders.delivery.title')}>
      <Descriptions column={1} size="small" items={items} />
    </Panel>
  );
}
