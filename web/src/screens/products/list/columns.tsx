import { Typography, type TableColumnsType } from 'antd';
import type { TFunction } from 'i18next';
import type { Row } from '@/api/listing';
import { Sellable } from '@/screens/stock/Sellable';
import { formatMoney, formatQuantity } from '@/shared/format';
import { Time } from '@/shared/Time';
import { LinkTag, StandingTag } from '../states';
import { ProductName } from './ProductName';
import type { Column } from './useColumnChoice';

export type Product = Row<'/api/v1/shops/{shop}/products'>;
type Definition = TableColumnsType<Product>[number];

const figure = { align: 'end', className: 'numeric' } as const;

/** The table's columns, those that were chosen. */
export function columnsOf(t: TFunction, chosen: Column[]): TableColumnsType<Product> {
  const all: Record<Column, Definition> = {
    code: { render: (_, { code }) => <span style={{ whiteSpace: 'nowrap' }}>{code}</span> },
    barcode: { render: (_, { barcode }) => barcode ?? '–' },
    category: { render: (_, { category }) => category ?? '–' },
    base_price: { ...figure, render: (_, { base_price }) => formatMoney(base_price) },
    list_price: { ...figure, render: (_, { list_price }) => formatMoney(list_price) },
    on_hand: { ...figure, render: (_, { stock }) => formatQuantity(stock.on_hand) },
    reserved: { ...figure, render: (_, { stock }) => formatQuantity(stock.reserved) },
    sellable: {
      ...figure,
      render: (_, { stock }) => <Sellable pieces={stock.sellable} unlimited={stock.unlimited} />,
    },
    unit: { render: (_, { unit }) => unit ?? '–' },
    brand: { render: (_, { brand }) => brand ?? '–' },
    standing: { render: (_, product) => <StandingTag product={product} /> },
    link: { render: (_, { link }) => <LinkTag state={link.state} short /> },
    updated_at: {
      render: (_, { updated_at }) => (
        <Typography.Text type="secondary">
          <Time value={updated_at} />
        </Typography.Text>
      ),
    },
  };
  return [
    {
      title: t('products.product'),
      key: 'name',
      render: (_, product) => (
        <div style={{ minWidth: 240 }}>
          <ProductName product={product} />
        </div>
      ),
    },
    ...chosen.map((column) => ({ ...all[column], title: t(`products.columns.${column}`), key: column })),
  ];
}
