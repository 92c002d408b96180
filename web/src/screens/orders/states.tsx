import { Tag, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/api/client';
import { deliveries, payments, states } from '@/shared/orderStates';
import { orders } from '@/texts/vi/orders';

type Order = Schemas['OrderView'];
type Sending = keyof typeof orders.sending;

export { deliveries, payments, states };

export const stateOf = (code: number | null | undefined) => states.find((state) => state.code === code);

/** A state of ours by its code; the service's own word for one that is not known here. */
export function OrderState({ state, label }: { state: number; label: string }) {
  const { t } = useTranslation();
  const known = stateOf(state);
  return (
    <Tag color={known?.colour ?? 'default'} style={{ margin: 0 }}>
      {known ? t(`orders.state.${known.name}`) : label}
    </Tag>
  );
}

export function PaymentState({ order }: { order: Order }) {
  const { t } = useTranslation();
  const known = payments.find(({ code }) => code === order.payment_state)?.name;
  const tag = (
    <Tag color={known === 'paid' ? 'success' : 'default'} style={{ margin: 0 }}>
      {known ? t(`orders.payment.${known}`) : order.payment_state_label}
    </Tag>
  );
  return order.payment_noted ? <Tooltip title={t('orders.progress.noted')}>{tag}</Tooltip> : tag;
}

/** How far its parcel is, where somebody has noted it. */
export function DeliveryTag({ order }: { order: Order }) {
  const { t } = useTranslation();
  const { delivery_state: state, delivery_state_label: label } = order;
  if (state === null || state === undefined) return null;
  const known = deliveries.find(({ code }) => code === state)?.name;
  return <Tag style={{ margin: 0 }}>{known ? t(`orders.deliveryState.${known}`) : label}</Tag>;
}

const sendingColours: Record<Sending, string> = {
  equal: 'success',
  waiting: 'processing',
  sending: 'processing',
  parked: 'error',
  kept_here: 'warning',
  only_here: 'default',
};

const isSending = (state: string): state is Sending => state in orders.sending;

/** How far KiotViet knows of an order. */
export function SendingState({ order }: { order: Order }) {
  const { t } = useTranslation();
  const { state } = order.sending;
  if (!isSending(state)) return <Tag style={{ margin: 0 }}>{state}</Tag>;
  return (
    <Tooltip title={t(`orders.sendingHint.${state}`)}>
      <Tag color={sendingColours[state]} style={{ margin: 0 }}>
        {t(`orders.sending.${state}`)}
      </Tag>
    </Tooltip>
  );
}

/** Whether an order may still be cancelled here; KiotViet may refuse later, and then says why. */
export function isCancellable({ state, archived_at }: Pick<Order, 'state' | 'archived_at'>): boolean {
  return !archived_at && [5, 10, 15].includes(state);
}
