import { SettingOutlined } from '@ant-design/icons';
import { Button, Flex, Typography, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useListing, type Row } from '@/api/listing';
import { formatQuantity } from '@/shared/format';
import { CategoryFilter, categoryOf } from '@/shared/CategoryChoice';
import { ChoiceFilter, FilterBar, TickFilter } from '@/shared/listing/FilterBar';
import { Listing } from '@/shared/listing/Listing';
import { Page } from '@/shared/Page';
import { usePointsOfSale } from '@/shared/usePointsOfSale';
import { useIsPhone } from '@/shared/useIsPhone';
import { useShop } from '@/shared/useShop';
import { useUrlFilters } from '@/shared/useUrlFilters';
import { Levels } from './Levels';
import { Sellable } from './Sellable';

const path = '/api/v1/shops/{shop}/stock';
type Product = Row<typeof path>;

/** Tồn kho: each product at each point of sale, as KiotViet counts it and as it may be sold. */
export function Component() {
  const { t } = useTranslation();
  const { id: shop, base } = useShop();
  const filters = useUrlFilters(['q', 'danh-muc', 'diem-ban', 'het-hang']);
  const { open: places, options } = usePointsOfSale();
  const chosen = filters.filters['diem-ban'];
  const shown = chosen ? places.filter(({ id }) => String(id) === chosen) : places;
  const query = useListing(path, {
    path: { shop },
    query: {
      limit: 50,
      cursor: filters.cursor,
      q: filters.filters.q,
      category: categoryOf(filters.filters['danh-muc']),
      out_of_stock: filters.filters['het-hang'] ? true : undefined,
    },
  });

  const phone = useIsPhone();
  const product = (item: Product) => (
    <div style={{ minWidth: phone ? 0 : 200 }}>
      <Link to={`${base}/san-pham/${item.product_id}?muc=ton-kho`}>{item.full_name}</Link>
      <br />
      <Typography.Text type="secondary" style={{ fontSize: 12 }}>
        {item.code}
        {item.unit && ` · ${item.unit}`}
      </Typography.Text>
    </div>
  );
  const columns: TableColumnsType<Product> = [
    { title: t('products.product'), render: (_, item) => product(item) },
    ...shown.map((place) => ({
      title: place.name,
      key: `place ${place.id}`,
      align: 'center' as const,
      children: (['on_hand', 'reserved', 'sellable'] as const).map((figure) => ({
        title: t(`stock.${figure}`),
        key: `${place.id} ${figure}`,
        align: 'end' as const,
        className: 'numeric',
        render: (_: unknown, item: Product) => {
          const level = item.levels.find(({ point_of_sale_id }) => point_of_sale_id === place.id);
          if (!level) return <Typography.Text type="secondary">–</Typography.Text>;
          if (figure !== 'sellable') return formatQuantity(level[figure]);
          if (!level.sold_here) {
            return <Typography.Text type="secondary">{t('stock.notSoldHere')}</Typography.Text>;
          }
          return <Sellable pieces={level.sellable} unlimited={level.unlimited} />;
        },
      })),
    })),
  ];

  return (
    <Page
      title={t('menu.stock')}
      hint={t('stock.hint')}
      actions={
        <Link to="cai-dat">
          <Button icon={<SettingOutlined />} tabIndex={-1}>
            {t('selling.title')}
          </Button>
        </Link>
      }
    >
      <FilterBar filters={filters} search={t('products.search')}>
        <CategoryFilter filters={filters} name="danh-muc" />
        {places.length > 1 && (
          <ChoiceFilter filters={filters} name="diem-ban" label={t('stock.allPlaces')} options={options} />
        )}
        <TickFilter filters={filters} name="het-hang" label={t('products.outOfStock')} />
      </FilterBar>
      <Listing
        label={t('menu.stock')}
        query={query}
        rowKey={(item) => item.product_id}
        filters={filters}
        columns={columns}
        card={(item) => (
          <Flex vertical gap={8}>
            {product(item)}
            <Levels
              levels={item.levels.filter(
                ({ point_of_sale_id }) => !chosen || String(point_of_sale_id) === chosen,
              )}
            />
          </Flex>
        )}
        empty={{ title: t('stock.emptyTitle'), hint: t('stock.emptyHint') }}
      />
    </Page>
  );
}
