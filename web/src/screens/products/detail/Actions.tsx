import {
  DeleteOutlined,
  EditOutlined,
  EyeInvisibleOutlined,
  EyeOutlined,
  MoreOutlined,
  UndoOutlined,
} from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { client } from '@/api/client';
import { useAction } from '@/shared/useAction';
import { useConfirm } from '@/shared/useConfirm';
import { useShop } from '@/shared/useShop';
import type { ProductPage } from '../useProduct';

const renews = ['products', 'stock', 'history', 'outbox'];

/** What can be done with a product as a whole. */
export function Actions({ product }: { product: ProductPage }) {
  const { t } = useTranslation();
  const { id: shop } = useShop();
  const confirm = useConfirm();
  const params = { path: { shop, id: product.id } };
  const archive = useAction(() => client.DELETE('/api/v1/shops/{shop}/products/{id}', { params }), {
    done: t('products.archive.done'),
    renews,
  });
  const restore = useAction(() => client.POST('/api/v1/shops/{shop}/products/{id}/restore', { params }), {
    done: t('products.archive.restored'),
    renews,
  });
  const show = useAction(
    (visible: boolean) => client.PATCH('/api/v1/shops/{shop}/products/{id}', { params, body: { visible } }),
    {
      done: (_, visible) => t(visible ? 'products.visibility.shown' : 'products.visibility.hidden'),
      renews,
    },
  );

  if (product.archived_at) {
    return (
      <Button
        type="primary"
        icon={<UndoOutlined />}
        loading={restore.isPending}
        onClick={() => restore.mutate()}
      >
        {t('products.archive.restore')}
      </Button>
    );
  }
  return (
    <>
      <Link to="sua">
        <Button type="primary" icon={<EditOutlined />} tabIndex={-1}>
          {t('common.edit')}
        </Button>
      </Link>
      <Button
        icon={product.visible ? <EyeInvisibleOutlined /> : <EyeOutlined />}
        loading={show.isPending}
        onClick={() => show.mutate(!product.visible)}
      >
        {t(product.visible ? 'products.visibility.hide' : 'products.visibility.show')}
      </Button>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            {
              key: 'archive',
              danger: true,
              icon: <DeleteOutlined />,
              label: t('products.archive.action'),
              onClick: () =>
                void confirm({
                  title: t('products.archive.title', { name: product.full_name }),
                  text: t('products.archive.text'),
                  action: t('products.archive.action'),
                }).then((yes) => yes && archive.mutate()),
            },
          ],
        }}
      >
        <Button icon={<MoreOutlined />} aria-label={t('products.moreActions')} loading={archive.isPending} />
      </Dropdown>
    </>
  );
}
