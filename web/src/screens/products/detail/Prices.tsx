import { Card, Flex, Table, Typography, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, type Schemas } from '@/api/client';
import { PriceListState } from '@/screens/priceLists/PriceListState';
import { Buyers } from '@/screens/priceLists/Scope';
import { formatMoney, formatPercent } from '@/shared/format';
import { useIsPhone } from '@/shared/useIsPhone';
import { useShop } from '@/shared/useShop';
import type { ProductPage } from '../useProduct';

interface Price {
  /** Absent for the common price. */
  id?: number;
  name: string;
  price: number;
  list?: Schemas['PriceListView'];
}

/** A product's price in every list, beside the common one. */
export function Prices({ product }: { product: ProductPage }) {
  const { t } = useTranslation();
  const { id: shop, base } = useShop();
  const phone = useIsPhone();
  const lists = api.useQuery('get', '/api/v1/shops/{shop}/price-lists', {
    params: { path: { shop }, query: { limit: 500 } },
  });
  const prices: Price[] = [
    { name: t('products.commonPrice'), price: product.base_price },
    ...product.prices.map(({ price_list_id: id, price_list: name, price }) => ({
      ...{ id, name, price },
      list: lists.data?.items.find((list) => list.id === id),
    })),
  ];
  const name = ({ id, name }: Price) =>
    id === undefined ? (
      <Typography.Text strong>{name}</Typography.Text>
    ) : (
      <Link to={`${base}/bang-gia/${id}`}>{name}</Link>
    );
  const buyers = ({ id, list }: Price) =>
    id === undefined ? t('products.commonFor') : list && <Buyers list={list} />;
  const difference = ({ id, price }: Price) => {
    if (id === undefined || product.base_price === 0 || price === product.base_price) return '–';
    const share = price / product.base_price - 1;
    return `${share > 0 ? '+' : ''}${formatPercent(share)}`;
  };
  const columns: TableColumnsType<Price> = [
    { title: t('priceLists.name'), render: (_, price) => name(price) },
    {
      title: t('priceLists.price'),
      align: 'end',
      className: 'numeric',
      render: (_, { price }) => formatMoney(price),
    },
    {
      title: t('products.againstCommon'),
      align: 'end',
      className: 'numeric',
      render: (_, price) => difference(price),
    },
    { title: t('priceLists.buyers'), render: (_, price) => buyers(price) },
    { title: t('priceLists.state'), render: (_, { list }) => list && <PriceListState list={list} /> },
  ];

  return (
    <Flex vertical gap={12} style={{ maxWidth: 960 }}>
      {phone ? (
        prices.map((price) => (
          <Card key={price.id ?? 0} size="small">
            <Flex justify="space-between" gap={8}>
              {name(price)}
              <Typography.Text strong className="numeric">
                {formatMoney(price.price)}
              </Typography.Text>
            </Flex>
            <Flex justify="space-between" align="center" gap={8}>
              <Typography.Text type="secondary">{buyers(price)}</Typography.Text>
              {price.list && <PriceListState list={price.list} />}
            </Flex>
          </Card>
        ))
      ) : (
        <Card styles={{ body: { padding: 0 } }} style={{ overflow: 'hidden' }}>
          <Table<Price>
            dataSource={prices}
            columns={columns}
            rowKey={({ id }) => id ?? 0}
            pagination={false}
          />
        </Card>
      )}
      {product.prices.length === 0 && (
        <Typography.Text type="secondary">{t('products.inNoList')}</Typography.Text>
      )}
    </Flex>
  );
}
