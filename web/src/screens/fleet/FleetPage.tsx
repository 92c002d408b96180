import { PlusOutlined } from '@ant-design/icons';
import { Button, Flex, Typography, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Schemas } from '@/api/client';
import { useListing } from '@/api/listing';
import { formatDuration, formatQuantity } from '@/shared/format';
import { FilterBar } from '@/shared/listing/FilterBar';
import { Listing } from '@/shared/listing/Listing';
import { Page } from '@/shared/Page';
import { Time } from '@/shared/Time';
import { useUrlFilters } from '@/shared/useUrlFilters';
import { Causes } from './Causes';
import { NewShop } from './NewShop';
import { fleetStates, StateTag, StateTotals, Waiting } from './States';
import { Switches } from './Switches';
import { fleetPath } from './useFleetAction';

type Item = Schemas['FleetItem'];

/** All shops at once, for the operator. */
export function Component() {
  const { t } = useTranslation();
  const filters = useUrlFilters(['q', 'state', 'code']);
  const { q, state, code } = filters.filters;
  const [adding, setAdding] = useState(false);
  const [switching, setSwitching] = useState<number | null>(null);
  const query = useListing(
    fleetPath,
    {
      path: {} as never,
      query: {
        limit: 50,
        cursor: filters.cursor,
        q,
        state: fleetStates.find((known) => known === state),
        code,
      },
    },
    { refetchInterval: 30_000 },
  );
  const { data } = query;

  const name = ({ shop }: Item) => (
    <Link to={`/cua-hang/${shop.id}/dong-bo`}>
      <strong>{shop.name}</strong>
    </Link>
  );
  const standing = (item: Item) => (
    <Flex vertical gap={2} align="flex-start">
      <StateTag state={item.state} />
      {item.code && (
        <Link to={`/ma-loi/${encodeURIComponent(item.code)}`} style={{ fontSize: 12 }}>
          {item.code}
        </Link>
      )}
    </Flex>
  );
  const fresh = ({ freshness_seconds }: Item) =>
    freshness_seconds === null
      ? t('fleet.neverRead')
      : t('fleet.behind', { time: formatDuration(freshness_seconds) });
  const windowOf = ({ window, always_on }: Item) => {
    if (always_on) return t('fleet.alwaysOn');
    if (!window.until) return t('fleet.window.never_opened');
    return (
      <>
        {t(window.state === 'ended' ? 'fleet.window.ended' : 'fleet.window.until')}{' '}
        <Time value={window.until} />
      </>
    );
  };
  const settings = (item: Item) => (
    <Button
      size="small"
      onClick={() => setSwitching(item.shop.id)}
      aria-label={t('fleet.switchesOf', { name: item.shop.name })}
    >
      {t('fleet.switches')}
    </Button>
  );
  const columns: TableColumnsType<Item> = [
    { title: t('fleet.name'), render: (_, item) => name(item) },
    { title: t('fleet.stateTitle'), render: (_, item) => standing(item) },
    { title: t('fleet.waiting'), render: (_, item) => <Waiting item={item} /> },
    { title: t('fleet.freshness'), render: (_, item) => fresh(item) },
    { title: t('fleet.windowTitle'), render: (_, item) => windowOf(item) },
    {
      title: t('fleet.quota'),
      align: 'right',
      className: 'numeric',
      render: (_, item) => formatQuantity(item.quota_left),
    },
    { title: t('users.actions'), render: (_, item) => settings(item) },
  ];

  return (
    <Page
      title={t('menu.fleet')}
      hint={t('fleet.hint')}
      actions={
        <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>
          {t('fleet.add')}
        </Button>
      }
    >
      <Flex vertical gap={16}>
        {data && <StateTotals totals={data.totals} filters={filters} />}
        {data && <Causes causes={data.totals.causes} filters={filters} />}
        <div>
          <FilterBar filters={filters} search={t('fleet.search')}>
            {code && (
              <Typography.Text style={{ lineHeight: '36px' }}>
                {t('fleet.onlyCause', {
                  title: data?.totals.causes.find((cause) => cause.code === code)?.title ?? code,
                })}
              </Typography.Text>
            )}
          </FilterBar>
          <Listing
            label={t('menu.fleet')}
            query={query}
            rowKey={(item) => item.shop.id}
            filters={filters}
            columns={columns}
            card={(item) => (
              <Flex vertical gap={6} align="flex-start">
                <Flex justify="space-between" gap={8} style={{ width: '100%' }}>
                  {name(item)}
                  {standing(item)}
                </Flex>
                <Waiting item={item} />
                <Typography.Text type="secondary" style={{ fontSize: 13 }}>
                  {fresh(item)} · {windowOf(item)} · {t('fleet.quota')}: {formatQuantity(item.quota_left)}
                </Typography.Text>
                {settings(item)}
              </Flex>
            )}
            empty={{ title: t('fleet.emptyTitle'), hint: t('fleet.emptyHint') }}
          />
        </div>
      </Flex>
      <Switches
        item={data?.items.find((item) => item.shop.id === switching) ?? null}
        onClose={() => setSwitching(null)}
      />
      <NewShop open={adding} onClose={() => setAdding(false)} />
    </Page>
  );
}
