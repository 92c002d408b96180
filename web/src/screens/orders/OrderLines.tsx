import { Descriptions, Flex, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Schemas } from '@/api/client';
import { formatMoney, formatQuantity } from '@/shared/format';
import { Panel } from '@/shared/Panel';
import { useShop } from '@/shared/useShop';

type Order = Schemas['OrderDetails'];

/** What was ordered, and how the total comes about. */
export function OrderLines({ order }: { order: Order }) {
  const { t } = useTranslation();
  const goods = order.lines.reduce((sum, line) => sum + line.quantity * (line.price - line.discount), 0);
  const fees = feesOf(order.fee_items);
  const sums = [
    { key: 'goods', label: t('orders.goods'), children: formatMoney(goods) },
    ...(order.discount
      ? [{ key: 'discount', label: t('orders.discount'), children: `−${formatMoney(order.discount)}` }]
      : []),
    ...(fees.length > 0
      ? fees.map((fee, index) => ({ key: `fee${index}`, label: fee.name, children: formatMoney(fee.amount) }))
      : order.fees
        ? [{ key: 'fees', label: t('orders.fees'), children: formatMoney(order.fees) }]
        : []),
    {
      key: 'total',
      label: <strong>{t('orders.total')}</strong>,
      children: <strong>{formatMoney(order.total)}</strong>,
    },
  ];

  return (
    <Panel title={t('orders.lines', { count: order.lines.length })}>
      <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {order.lines.map((line, index) => (
          <Line key={index} line={line} />
        ))}
      </ul>
      <Descriptions
        column={1}
        size="small"
        items={sums}
        styles={{ content: { justifyContent: 'flex-end' } }}
        className="numeric"
        style={{ marginBlockStart: 16, marginInlineStart: 'auto', maxWidth: 340 }}
      />
    </Panel>
  );
}

function Line({ line }: { line: Schemas['OrderLineView'] }) {
  const { t } = useTranslation();
  const { base } = useShop();
  return (
    <li style={{ padding: '10px 0', borderBottom: '1px solid var(--ant-color-border-secondary)' }}>
      <Flex justify="space-between" gap={16} align="flex-start">
        <Flex vertical style={{ minWidth: 0 }}>
          {line.product_id ? <Link to={`${base}/san-pham/${line.product_id}`}>{line.name}</Link> : line.name}
          <Typography.Text type="secondary" style={{ fontSize: 13 }}>
            {line.code} · {formatQuantity(line.quantity)} × {formatMoney(line.price)}
            {line.discount > 0 && ` · ${t('orders.lineDiscount', { amount: formatMoney(line.discount) })}`}
          </Typography.Text>
          {line.note && (
            <Typography.Text type="secondary" style={{ fontSize: 13 }}>
              {line.note}
            </Typography.Text>
          )}
        </Flex>
        <span className="numeric" style={{ whiteSpace: 'nowrap' }}>
          {formatMoney(line.quantity * (line.price - line.discount))}
        </span>
      </Flex>
    </li>
  );
}

interface Fee {
  name: string;
  amount: number;
}

function feesOf(items: unknown): Fee[] {
  if (!Array.isArray(items)) return [];
  return items.flatMap((item: unknown) => {
    const { name, amount } = (item ?? {}) as { name?: unknown; amount?: unknown };
    return typeof name === 'string' ? [{ name, amount: Number(amount) }] : [];
  });
}
