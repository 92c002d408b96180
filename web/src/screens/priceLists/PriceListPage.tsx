import { Alert, Card, Descriptions, Flex, Typography, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api } from '@/api/client';
import { useListing, type Row } from '@/api/listing';
import { formatMoney } from '@/shared/format';
import { FilterBar } from '@/shared/listing/FilterBar';
import { Listing } from '@/shared/listing/Listing';
import { Page } from '@/shared/Page';
import { ProblemView } from '@/shared/ProblemView';
import { Loading } from '@/shared/states';
import { Time } from '@/shared/Time';
import { useShop } from '@/shared/useShop';
import { useUrlFilters } from '@/shared/useUrlFilters';
import { PriceListState } from './PriceListState';
import { Buyers, Period, Places } from './Scope';
import { SyncResult } from './SyncResult';
import { SyncButton, usePriceListRun } from './usePriceListRun';

const path = '/api/v1/shops/{shop}/price-lists/{id}/entries';
type Entry = Row<typeof path>;

/** One price list and its prices. */
export function Component() {
  const { t } = useTranslation();
  const { id: shop, base } = useShop();
  const id = Number(useParams().id);
  const run = usePriceListRun();
  const list = api.useQuery('get', '/api/v1/shops/{shop}/price-lists/{id}', {
    params: { path: { shop, id } },
  });
  const filters = useUrlFilters(['q']);
  const query = useListing(path, {
    path: { shop, id },
    query: { limit: 50, cursor: filters.cursor, q: filters.filters.q },
  });

  if (list.error && !list.data) {
    return <ProblemView error={list.error} onRetry={() => void list.refetch()} page />;
  }
  if (!list.data) return <Loading />;

  const product = (entry: Entry) =>
    entry.product_id === null ? (
      <Typography.Text type="secondary">
        {t('priceLists.notArrived', { id: entry.remote_product_id })}
      </Typography.Text>
    ) : (
      <Link to={`${base}/san-pham/${entry.product_id}`}>{entry.full_name}</Link>
    );
  const columns: TableColumnsType<Entry> = [
    { title: t('products.code'), width: 180, render: (_, entry) => entry.code ?? '–' },
    { title: t('products.product'), render: (_, entry) => product(entry) },
    {
      title: t('priceLists.price'),
      align: 'end',
      className: 'numeric',
      render: (_, entry) => formatMoney(entry.price),
    },
  ];

  return (
    <Page
      title={list.data.name}
      heading={
        <Flex wrap align="center" gap={12}>
          {list.data.name} <PriceListState list={list.data} />
        </Flex>
      }
      back={{ to: `${base}/bang-gia`, label: t('menu.priceLists') }}
      actions={<SyncButton run={run} />}
    >
      <SyncResult run={run} />
      <Flex vertical gap={16}>
        {list.data.archived_at && (
          <Alert
            type="warning"
            showIcon
            title={
              <>
                {t('priceLists.archivedTitle')} (<Time value={list.data.archived_at} />)
              </>
            }
            description={t('priceLists.archivedHint')}
          />
        )}
        <Card>
          <Descriptions
            column={{ xs: 1, md: 3 }}
            items={[
              { key: 'buyers', label: t('priceLists.buyers'), children: <Buyers list={list.data} /> },
              { key: 'places', label: t('priceLists.places'), children: <Places list={list.data} /> },
              { key: 'period', label: t('priceLists.period'), children: <Period list={list.data} /> },
            ]}
          />
          <Typography.Text type="secondary">{t('priceLists.whereToEdit')}</Typography.Text>
        </Card>
        <section>
          <FilterBar filters={filters} search={t('products.search')} />
          <Listing
            label={t('priceLists.prices')}
            query={query}
            rowKey={(entry) => entry.remote_product_id}
            filters={filters}
            columns={columns}
            card={(entry) => (
              <Flex justify="space-between" gap={12}>
                <div style={{ minWidth: 0 }}>
                  {product(entry)}
                  <br />
                  <Typography.Text type="secondary">{entry.code}</Typography.Text>
                </div>
                <Typography.Text strong className="numeric" style={{ whiteSpace: 'nowrap' }}>
                  {formatMoney(entry.price)}
                </Typography.Text>
              </Flex>
            )}
            empty={{ title: t('priceLists.noPrices'), hint: t('priceLists.noPricesHint') }}
          />
        </section>
      </Flex>
    </Page>
  );
}
