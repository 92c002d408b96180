import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Flex, Select, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client, type Schemas } from '@/api/client';
import { formatMoney } from '@/shared/format';
import { useLater } from '@/shared/useLater';
import { useShop } from '@/shared/useShop';
import { SellableNote } from './SellableNote';

type Product = Schemas['ProductView'];

interface SearchProps {
  place: number | undefined;
  onChoose: (product: Product) => void;
}

const path = '/api/v1/shops/{shop}/products';

/** Finds a product as one types, and says what of it can be sold where the order is sold from. */
export function ProductSearch({ place, onChoose }: SearchProps) {
  const { t } = useTranslation();
  const { id: shop } = useShop();
  const [typed, setTyped] = useState('');
  const q = useLater(typed.trim(), 200);
  const params = { path: { shop }, query: { q, limit: 12 } };
  const { data, isFetching } = useQuery({
    queryKey: ['get', path, { params }],
    queryFn: async ({ signal }) => (await client.GET(path, { params, signal })).data!,
    enabled: q !== '',
    placeholderData: keepPreviousData,
  });
  const products =
    q === '' ? [] : (data?.items ?? []).filter(({ active, archived_at }) => active && !archived_at);

  return (
    <Select<number, { value: number; label: string; product: Product }>
      aria-label={t('orders.create.addProduct')}
      placeholder={t('orders.create.addProduct')}
      value={null}
      showSearch={{ searchValue: typed, onSearch: setTyped, filterOption: false }}
      loading={isFetching}
      notFoundContent={t(q === '' ? 'orders.create.typeToSearch' : 'orders.create.nothing')}
      options={products.map((product) => ({ value: product.id, label: product.full_name, product }))}
      optionRender={({ data: { product } }) => <Found product={product} place={place} />}
      onSelect={(_, { product }) => {
        onChoose(product);
        setTyped('');
      }}
      style={{ width: '100%' }}
    />
  );
}

function Found({ product, place }: { product: Product; place: number | undefined }) {
  return (
    <Flex justify="space-between" gap={12} style={{ whiteSpace: 'normal' }}>
      <Flex vertical style={{ minWidth: 0 }}>
        <span>
          {product.full_name}
          {product.unit && ` (${product.unit})`}
        </span>
        <Flex gap={8} wrap>
          <Typography.Text type="secondary" style={{ fontSize: 13 }}>
            {product.code}
          </Typography.Text>
          <SellableNote product={product.id} place={place} wanted={0} />
        </Flex>
      </Flex>
      <span className="numeric" style={{ whiteSpace: 'nowrap' }}>
        {formatMoney(product.base_price)}
      </span>
    </Flex>
  );
}
