import { Flex, Typography, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useListing, type Row } from '@/api/listing';
import { FilterBar } from '@/shared/listing/FilterBar';
import { Listing } from '@/shared/listing/Listing';
import { Page } from '@/shared/Page';
import { useShop } from '@/shared/useShop';
import { useUrlFilters } from '@/shared/useUrlFilters';
import { PriceListState } from './PriceListState';
import { Buyers, Period, Places } from './Scope';
import { SyncResult } from './SyncResult';
import { SyncButton, usePriceListRun } from './usePriceListRun';

const path = '/api/v1/shops/{shop}/price-lists';
type PriceList = Row<typeof path>;

/** Bảng giá: every price list, whom it is for, and whether it is applied. */
export function Component() {
  const { t } = useTranslation();
  const { id: shop } = useShop();
  const filters = useUrlFilters(['q']);
  const run = usePriceListRun();
  const query = useListing(path, {
    path: { shop },
    query: { limit: 50, cursor: filters.cursor, q: filters.filters.q },
  });

  const name = (list: PriceList) => (
    <Link to={String(list.id)} style={{ fontWeight: 500 }}>
      {list.name}
    </Link>
  );
  const columns: TableColumnsType<PriceList> = [
    { title: t('priceLists.name'), render: (_, list) => name(list) },
    { title: t('priceLists.state'), render: (_, list) => <PriceListState list={list} /> },
    { title: t('priceLists.buyers'), render: (_, list) => <Buyers list={list} /> },
    { title: t('priceLists.places'), render: (_, list) => <Places list={list} /> },
    { title: t('priceLists.period'), render: (_, list) => <Period list={list} /> },
  ];

  return (
    <Page title={t('menu.priceLists')} hint={t('priceLists.hint')} actions={<SyncButton run={run} />}>
      <SyncResult run={run} />
      <FilterBar filters={filters} search={t('priceLists.search')} />
      <Listing
        label={t('menu.priceLists')}
        query={query}
        rowKey={(list) => list.id}
        filters={filters}
        columns={columns}
        card={(list) => (
          <Flex vertical gap={4}>
            <Flex justify="space-between" gap={8}>
              {name(list)}
              <PriceListState list={list} />
            </Flex>
            <Typography.Text type="secondary">
              <Buyers list={list} /> · <Places list={list} />
            </Typography.Text>
            {(list.starts_at || list.ends_at) && <Period list={list} />}
          </Flex>
        )}
        empty={{ title: t('priceLists.emptyTitle'), hint: t('priceLists.emptyHint') }}
      />
    </Page>
  );
}
