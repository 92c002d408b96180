import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '@/api/client';
import { renew } from '@/api/events';
import { useAction } from '@/shared/useAction';
import { useShop } from '@/shared/useShop';
import { bodyOf, newKey, type Draft } from './draft';

/** Places the order of one form: under one key, however often it is tried. */
export function usePlaceOrder() {
  const { t } = useTranslation();
  const { id: shop } = useShop();
  const queries = useQueryClient();
  const [key] = useState(newKey);
  const [refusal, setRefusal] = useState<unknown>();

  const action = useAction(
    async (draft: Draft) =>
      (
        await client.POST('/api/v1/shops/{shop}/orders', {
          params: { path: { shop }, header: { 'Idempotency-Key': key } },
          body: bodyOf(draft),
        })
      ).data!,
    {
      done: (order) => t('orders.create.placed', { code: order.code }),
      renews: ['orders', 'products', 'stock', 'customers', 'outbox', 'history', 'log'],
      onProblem: (error) => {
        setRefusal(error);
        // What can be sold has changed since it was read: each line says what is left.
        void renew(queries, shop, ['products']);
        return true;
      },
    },
  );
  return {
    refusal,
    busy: action.isPending,
    placed: action.data,
    place: (draft: Draft) => {
      if (action.isPending || action.isSuccess) return;
      setRefusal(undefined);
      action.mutate(draft);
    },
  };
}
