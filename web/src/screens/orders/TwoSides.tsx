import { Flex, Typography } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Schemas } from '@/api/client';
import { Panel } from '@/shared/Panel';
import { Time } from '@/shared/Time';
import { useShop } from '@/shared/useShop';
import { orders } from '@/texts/vi/orders';
import { OrderState, SendingState, stateOf } from './states';

type Sending = keyof typeof orders.sending;

/** The order's life on both sides: ours, KiotViet's, and what is between them. */
export function TwoSides({ order }: { order: Schemas['OrderDetails'] }) {
  const { t } = useTranslation();
  const { base } = useShop();
  const { state: sending, since } = order.sending;
  const posState = stateOf(order.pos_state);

  return (
    <Panel title={t('orders.bothSides')}>
      <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 16 }}>
        <Side name={t('sync.ours')} code={order.reference}>
          <OrderState state={order.state} label={order.state_label} />
        </Side>
        <Side name={t('sync.theirs')} code={order.pos_code}>
          {order.pos_state === null || order.pos_state === undefined ? (
            <Typography.Text type="secondary">
              {t(order.remote_id ? 'orders.posStateUnknown' : 'orders.notThere')}
            </Typography.Text>
          ) : (
            <span>{posState ? t(`orders.posState.${posState.name}`) : order.pos_state_label}</span>
          )}
        </Side>
      </div>
      <Flex vertical gap={6} style={{ marginBlockStart: 16 }}>
        <Flex gap={8} wrap align="center">
          <SendingState order={order} />
          {since && (
            <Typography.Text type="secondary">
              {t('orders.waitsSince')} <Time value={since} />
            </Typography.Text>
          )}
        </Flex>
        {sending in orders.sendingHint && (
          <Typography.Text type="secondary">{t(`orders.sendingHint.${sending as Sending}`)}</Typography.Text>
        )}
        {order.conflicts > 0 && (
          <Link to={`${base}/dong-bo/xung-dot?entity=orders`}>
            {t('orders.conflicts', { count: order.conflicts })}
          </Link>
        )}
        {sending === 'parked' && <Link to={`${base}/dong-bo/cho-gui`}>{t('orders.toOutbox')}</Link>}
      </Flex>
    </Panel>
  );
}

function Side({
  name,
  code,
  children,
}: {
  name: string;
  code: string | null | undefined;
  children: ReactNode;
}) {
  return (
    <Flex vertical gap={4} align="flex-start">
      <Typography.Text type="secondary" style={{ fontSize: 13 }}>
        {name}
      </Typography.Text>
      {code ? <Typography.Text copyable={{ tabIndex: 0 }}>{code}</Typography.Text> : <span>–</span>}
      {children}
    </Flex>
  );
}
