import { Button, Flex, Form, Select, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { client, type Schemas } from '@/api/client';
import { Panel } from '@/shared/Panel';
import { useAction } from '@/shared/useAction';
import { useShop } from '@/shared/useShop';
import { deliveries, payments, states } from './states';

type Order = Schemas['OrderDetails'];

const renews = ['orders', 'history', 'log'] as const;
/** The states that people here may bring an open order to. */
const steps = [5, 10, 15, 20];

/** How far the order has come, as people here note it; KiotViet is not told, and the screen says so. */
export function Progress({ order }: { order: Order }) {
  const { t } = useTranslation();
  const { id: shop } = useShop();
  const params = { params: { path: { shop, id: order.id } } };
  const done = t('orders.progress.saved');
  const step = useAction(
    async (state: number) =>
      (await client.POST('/api/v1/shops/{shop}/orders/{id}/state', { ...params, body: { state } })).data!,
    { done, renews },
  );
  const payment = useAction(
    async (state: number) =>
      (await client.POST('/api/v1/shops/{shop}/orders/{id}/payment', { ...params, body: { state } })).data!,
    { done, renews },
  );
  const delivery = useAction(
    async (state: number | null) =>
      (await client.POST('/api/v1/shops/{shop}/orders/{id}/delivery', { ...params, body: { state } })).data!,
    { done, renews },
  );
  if (order.archived_at) return null;
  const open = steps.includes(order.state);
  const reachable = steps.filter((state) => state >= (order.pos_state ?? 0) || state === order.state);
  const words = states.filter(({ code }) => reachable.includes(code));

  return (
    <Panel title={t('orders.progress.title')}>
      <Form layout="vertical" component="div">
        {open && (
          <Form.Item label={t('orders.stateTitle')} htmlFor="order-state">
            <Flex gap={8} wrap>
              <Select
                id="order-state"
                value={order.state}
                loading={step.isPending}
                options={words.map(({ code, name }) => ({ value: code, label: t(`orders.state.${name}`) }))}
                onChange={(state) => step.mutate(state)}
                style={{ flex: '1 1 150px' }}
              />
              {order.state === 5 && (
                <Button type="primary" loading={step.isPending} onClick={() => step.mutate(10)}>
                  {t('orders.progress.approve')}
                </Button>
              )}
            </Flex>
          </Form.Item>
        )}
        <Form.Item label={t('orders.paymentTitle')} htmlFor="order-payment">
          <Select
            id="order-payment"
            value={order.payment_state}
            loading={payment.isPending}
            options={payments.map(({ code, name }) => ({ value: code, label: t(`orders.payment.${name}`) }))}
            onChange={(state) => payment.mutate(state)}
          />
        </Form.Item>
        <Form.Item label={t('orders.progress.delivery')} htmlFor="order-delivery">
          <Select
            id="order-delivery"
            allowClear
            placeholder={t('orders.progress.nothingNoted')}
            value={order.delivery_state ?? undefined}
            loading={delivery.isPending}
            options={deliveries.map(({ code, name }) => ({
              value: code,
              label: t(`orders.deliveryState.${name}`),
            }))}
            onChange={(state?: number) => delivery.mutate(state ?? null)}
          />
        </Form.Item>
      </Form>
      <Typography.Text type="secondary" style={{ fontSize: 13 }}>
        {t('orders.progress.onlyHere')}
      </Typography.Text>
    </Panel>
  );
}
