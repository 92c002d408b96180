import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { client, type Schemas } from '@/api/client';
import { useAction } from '@/shared/useAction';
import { useConfirm } from '@/shared/useConfirm';
import { useShop } from '@/shared/useShop';
import { isCancellable } from './states';

/** Cancels the order on both sides, after asking; what KiotViet says to it later is shown with the order. */
export function CancelButton({ order }: { order: Schemas['OrderDetails'] }) {
  const { t } = useTranslation();
  const { id: shop } = useShop();
  const confirm = useConfirm();
  const cancel = useAction(
    async () =>
      (
        await client.POST('/api/v1/shops/{shop}/orders/{id}/cancel', {
          params: { path: { shop, id: order.id } },
        })
      ).data!,
    {
      done: (cancelled) =>
        t(
          cancelled.sending.state === 'equal' || !cancelled.remote_id
            ? 'orders.cancelled'
            : 'orders.cancelling',
        ),
      renews: ['orders', 'products', 'stock', 'outbox', 'history', 'log'],
    },
  );
  if (!isCancellable(order)) return null;
  const ask = async () => {
    const yes = await confirm({
      title: t('orders.cancelTitle', { code: order.code }),
      text: t(order.remote_id ? 'orders.cancelBoth' : 'orders.cancelHere'),
      action: t('orders.cancel'),
    });
    if (yes) cancel.mutate();
  };
  return (
    <Button danger loading={cancel.isPending} onClick={() => void ask()}>
      {t('orders.cancel')}
    </Button>
  );
}
