import { useTranslation } from 'react-i18next';
import { api, client, type Schemas } from '@/api/client';
import { useSession } from '@/api/session';
import { useAction } from '@/shared/useAction';
import { useConfirm } from '@/shared/useConfirm';
import { useShop } from '@/shared/useShop';

const known = ['restore', 'keep', 'spread'] as const;

/** What the shop's rule makes of a deletion; unknown to who may not see the rules. */
function useDeletionRule() {
  const { id: shop } = useShop();
  const { can } = useSession();
  const params = { path: { shop } };
  const { data } = api.useQuery(
    'get',
    '/api/v1/shops/{shop}/rules',
    { params },
    { enabled: can('see_sync') },
  );
  const rule = data?.items.find(({ entity }) => entity === 'categories')?.deletion;
  return known.find((one) => one === rule);
}

/** Deletes a category after saying what becomes of it on either side. */
export function useDeleteCategory(
  category: Pick<Schemas['CategoryView'], 'id' | 'name' | 'remote_id'>,
  onDone?: () => void,
) {
  const { t } = useTranslation();
  const { id: shop } = useShop();
  const confirm = useConfirm();
  const ruled = useDeletionRule();
  const rule = category.remote_id === null ? undefined : ruled;
  const remove = useAction(
    () =>
      client.DELETE('/api/v1/shops/{shop}/categories/{id}', {
        params: { path: { shop, id: category.id } },
      }),
    {
      done: t(rule === 'restore' ? 'categories.comesBack' : 'categories.done'),
      renews: ['categories', 'products', 'history'],
      onDone,
    },
  );
  return {
    busy: remove.isPending,
    ask: () =>
      void confirm({
        title: t('categories.removeTitle', { name: category.name }),
        text: [t('categories.removeText'), rule && t(`categories.rule.${rule}`)].filter(Boolean).join(' '),
        action: t('common.remove'),
      }).then((yes) => yes && remove.mutate()),
  };
}
