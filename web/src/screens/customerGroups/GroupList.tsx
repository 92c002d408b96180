import { Flex, Typography, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useListing, type Row } from '@/api/listing';
import { LinkState } from '@/shared/LinkState';
import { FilterBar } from '@/shared/listing/FilterBar';
import { Listing } from '@/shared/listing/Listing';
import { Page } from '@/shared/Page';
import { useShop } from '@/shared/useShop';
import { useUrlFilters } from '@/shared/useUrlFilters';

const path = '/api/v1/shops/{shop}/customer-groups';
type Group = Row<typeof path>;

/** The shop's customer groups; they are made and named on KiotViet. */
export function Component() {
  const { t } = useTranslation();
  const { id: shop, base } = useShop();
  const filters = useUrlFilters(['q']);
  const query = useListing(path, {
    path: { shop },
    query: { limit: 50, cursor: filters.cursor, q: filters.filters.q },
  });
  const lists = useListing('/api/v1/shops/{shop}/price-lists', { path: { shop }, query: { limit: 200 } });
  const pricesOf = (group: Group) =>
    (lists.data?.items ?? [])
      .filter((list) => list.active && !list.archived_at && list.customer_groups.includes(group.id))
      .map((list) => (
        <Link key={list.id} to={`${base}/bang-gia/${list.id}`} style={{ marginInlineEnd: 10 }}>
          {list.name}
        </Link>
      ));
  const members = (group: Group) => (
    <Link to={`${base}/khach-hang?group=${group.id}`}>{t('customerGroups.members')}</Link>
  );

  const columns: TableColumnsType<Group> = [
    { title: t('customerGroups.name'), render: (_, group) => <strong>{group.name}</strong> },
    {
      title: t('customerGroups.description'),
      render: (_, { description }) => (
        <div style={{ whiteSpace: 'normal', maxWidth: 360 }}>{description ?? '–'}</div>
      ),
    },
    {
      title: t('customerGroups.prices'),
      render: (_, group) => {
        const prices = pricesOf(group);
        return prices.length > 0 ? prices : '–';
      },
    },
    { title: t('orders.kiotviet'), render: (_, group) => <LinkState record={group} /> },
    { title: t('menu.customers'), render: (_, group) => members(group) },
  ];

  return (
    <Page title={t('menu.customerGroups')} hint={t('customerGroups.hint')}>
      <FilterBar filters={filters} search={t('customerGroups.search')} />
      <Listing
        label={t('menu.customerGroups')}
        query={query}
        rowKey={(group) => group.id}
        filters={filters}
        columns={columns}
        card={(group) => (
          <Flex vertical gap={4} align="flex-start">
            <Flex justify="space-between" gap={8} style={{ width: '100%' }}>
              <strong>{group.name}</strong>
              <LinkState record={group} />
            </Flex>
            {group.description && <Typography.Text type="secondary">{group.description}</Typography.Text>}
            <div>{pricesOf(group)}</div>
            {members(group)}
          </Flex>
        )}
        empty={{ title: t('customerGroups.emptyTitle'), hint: t('customerGroups.emptyHint') }}
      />
    </Page>
  );
}
