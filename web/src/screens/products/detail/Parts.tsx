import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { Panel } from '@/shared/Panel';
import { Link } from 'react-router';
import { formatQuantity } from '@/shared/format';
import { useShop } from '@/shared/useShop';
import type { ProductPage } from '../useProduct';

/** What a combo is made of. */
export function Parts({ product }: { product: ProductPage }) {
  const { t } = useTranslation();
  const { base } = useShop();
  if (product.parts.length === 0) return null;
  return (
    <Panel title={t('products.parts')} flush>
      <Table
        dataSource={product.parts}
        rowKey={(part) => part.product_id ?? product.parts.indexOf(part)}
        pagination={false}
        columns={[
          { title: t('products.code'), render: (_, part) => part.code ?? '–' },
          {
            title: t('products.product'),
            render: (_, part) =>
              part.product_id === null ? (
                t('products.partMissing')
              ) : (
                <Link to={`${base}/san-pham/${part.product_id}`}>{part.full_name}</Link>
              ),
          },
          {
            title: t('products.quantity'),
            align: 'end',
            className: 'numeric',
            render: (_, part) => formatQuantity(part.quantity),
          },
        ]}
      />
    </Panel>
  );
}
