import { useTranslation } from 'react-i18next';
import { client } from '@/api/client';
import { formatQuantity } from '@/shared/format';
import { useAction } from '@/shared/useAction';
import { useShop } from '@/shared/useShop';

/** Asks that products be made on KiotViet; those it has are left alone by the service. */
export async function sendProducts(shop: string, ids: readonly number[]) {
  const { data } = await client.POST('/api/v1/shops/{shop}/outbox', {
    params: { path: { shop } },
    body: { entity: 'products', ids: [...ids] },
  });
  return data!;
}

/** The same for pages: says how many will be sent. */
export function usePush(onDone?: () => void) {
  const { t } = useTranslation();
  const { id: shop } = useShop();
  return useAction((ids: readonly number[]) => sendProducts(shop, ids), {
    done: ({ records }) =>
      records === 0
        ? t('products.push.none')
        : t('products.push.queued', { count: records, shown: formatQuantity(records) }),
    renews: ['products', 'outbox'],
    onDone,
  });
}
