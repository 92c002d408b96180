import { Typography } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Schemas } from '@/api/client';
import { formatQuantity } from '@/shared/format';
import { useShop } from '@/shared/useShop';

/** The sum behind a sellable figure, line by line, each order by name. */
export function Count({ count }: { count: Schemas['PoolCount'] }) {
  const { t } = useTranslation();
  const { base } = useShop();
  return (
    <table style={{ width: '100%', borderCollapse: 'collapse' }} aria-label={t('sellable.sum')}>
      <tbody>
        <Line label={t('sellable.onHand')} value={formatQuantity(count.on_hand)} />
        <Line label={t('sellable.reserved')} value={less(count.reserved)} hint={t('sellable.reservedHint')} />
        <Line label={t('sellable.ours')} value={less(count.ours)}>
          {count.orders.length > 0 && (
            <ul style={{ margin: '4px 0 0', paddingInlineStart: 18 }}>
              {count.orders.map((order) => (
                <li key={order.order_id}>
                  <Link to={`${base}/don-hang/${order.order_id}`} style={{ textDecoration: 'underline' }}>
                    {order.code}
                  </Link>
                  : {formatQuantity(order.pieces)}{' '}
                  <Typography.Text type="secondary">
                    {t(order.arrived ? 'sellable.orderArrived' : 'sellable.orderWaiting')}
                  </Typography.Text>
                </li>
              ))}
            </ul>
          )}
        </Line>
        {count.told_less > 0 && (
          <Line
            label={t('sellable.toldLess')}
            value={less(count.told_less)}
            hint={t('sellable.toldLessHint')}
          />
        )}
        <Line label={t('sellable.buffer')} value={less(count.buffer)} />
      </tbody>
      <tfoot>
        <tr style={{ borderBlockStart: '1px solid var(--ant-color-border-secondary)' }}>
          <th scope="row" style={{ textAlign: 'start', paddingBlock: 6, fontWeight: 600 }}>
            {t('sellable.free')}
          </th>
          <td className="numeric" style={{ textAlign: 'end', fontWeight: 600 }}>
            {formatQuantity(count.free)}
          </td>
        </tr>
      </tfoot>
    </table>
  );
}

const less = (figure: number) => (figure === 0 ? '0' : `− ${formatQuantity(figure)}`);

interface LineProps {
  label: string;
  value: string;
  hint?: string;
  children?: ReactNode;
}

function Line({ label, value, hint, children }: LineProps) {
  return (
    <tr>
      <th scope="row" style={{ textAlign: 'start', fontWeight: 400, paddingBlock: 4, verticalAlign: 'top' }}>
        {label}
        {hint && <div style={{ fontSize: 12, color: 'var(--ant-color-text-secondary)' }}>{hint}</div>}
        {children}
      </th>
      <td
        className="numeric"
        style={{ textAlign: 'end', verticalAlign: 'top', paddingBlock: 4, whiteSpace: 'nowrap' }}
      >
        {value}
      </td>
    </tr>
  );
}
