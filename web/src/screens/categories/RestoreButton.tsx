import { UndoOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { client } from '@/api/client';
import { useAction } from '@/shared/useAction';
import { useShop } from '@/shared/useShop';

/** Takes a category out of the archive. */
export function RestoreButton({ id, name }: { id: number; name: string }) {
  const { t } = useTranslation();
  const { id: shop } = useShop();
  const restore = useAction(
    () => client.POST('/api/v1/shops/{shop}/categories/{id}/restore', { params: { path: { shop, id } } }),
    { done: t('categories.restored'), renews: ['categories', 'products', 'history', 'outbox'] },
  );
  return (
    <Button
      icon={<UndoOutlined />}
      loading={restore.isPending}
      aria-label={`${t('categories.restore')}: ${name}`}
      onClick={() => restore.mutate()}
    >
      {t('categories.restore')}
    </Button>
  );
}
