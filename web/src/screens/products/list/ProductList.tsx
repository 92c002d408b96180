import { PlusOutlined } from '@ant-design/icons';
import { Button, Flex, Typography } from 'antd';
import { useState, type Key } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSession } from '@/api/session';
import { useListing } from '@/api/listing';
import { Sellable } from '@/screens/stock/Sellable';
import { formatMoney } from '@/shared/format';
import { Listing } from '@/shared/listing/Listing';
import { Page } from '@/shared/Page';
import { useIsPhone } from '@/shared/useIsPhone';
import { useShop } from '@/shared/useShop';
import { useUrlFilters } from '@/shared/useUrlFilters';
import { LinkTag, StandingTag } from '../states';
import { ColumnChoice } from './ColumnChoice';
import { columnsOf, type Product } from './columns';
import { filterNames, ProductFilters, queryOf } from './ProductFilters';
import { ProductName } from './ProductName';
import { SelectionBar } from './SelectionBar';
import { useColumnChoice } from './useColumnChoice';

/** Sản phẩm: all of them, found as one types. */
export function Component() {
  const { t } = useTranslation();
  const { id: shop } = useShop();
  const phone = useIsPhone();
  const { can } = useSession();
  const filters = useUrlFilters(filterNames);
  const choice = useColumnChoice();
  const [selected, setSelected] = useState<Key[]>([]);
  const query = useListing('/api/v1/shops/{shop}/products', {
    path: { shop },
    query: { limit: 50, cursor: filters.cursor, ...queryOf(filters.filters) },
  });

  return (
    <Page
      title={t('menu.products')}
      actions={
        <>
          {!phone && <ColumnChoice {...choice} />}
          <Link to="moi">
            <Button type="primary" icon={<PlusOutlined />} tabIndex={-1}>
              {t('products.create')}
            </Button>
          </Link>
        </>
      }
    >
      <ProductFilters filters={filters} />
      <SelectionBar ids={selected.map(Number)} onClear={() => setSelected([])} />
      <Listing<Product>
        label={t('menu.products')}
        query={query}
        rowKey={(product) => product.id}
        filters={filters}
        columns={columnsOf(t, choice.columns)}
        card={(product) => <ProductCard product={product} />}
        selection={
          can('run_sync')
            ? {
                keys: selected,
                onChange: setSelected,
                label: (product: Product) => t('products.select', { name: product.full_name }),
              }
            : undefined
        }
        empty={{
          title: t('products.emptyTitle'),
          hint: t('products.emptyHint'),
          action: <Link to="moi">{t('products.create')}</Link>,
        }}
      />
    </Page>
  );
}

function ProductCard({ product }: { product: Product }) {
  const { t } = useTranslation();
  return (
    <Flex vertical gap={8}>
      <ProductName product={product} />
      <Flex justify="space-between" gap={8} wrap>
        <Typography.Text type="secondary">{product.code}</Typography.Text>
        <Typography.Text strong className="numeric">
          {formatMoney(product.base_price)}
        </Typography.Text>
      </Flex>
      <Flex justify="space-between" gap={8} wrap>
        <span>
          <Typography.Text type="secondary">{t('stock.sellable')}: </Typography.Text>
          <Sellable pieces={product.stock.sellable} unlimited={product.stock.unlimited} />
        </span>
        <Flex wrap gap={6}>
          <StandingTag product={product} />
          <LinkTag state={product.link.state} />
        </Flex>
      </Flex>
    </Flex>
  );
}
