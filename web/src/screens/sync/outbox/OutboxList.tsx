import { Button, Flex, Segmented, Tag, Typography, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import { client, type Schemas } from '@/api/client';
import { useListing, type Row } from '@/api/listing';
import { useSession } from '@/api/session';
import { Listing } from '@/shared/listing/Listing';
import { FilterBar } from '@/shared/listing/FilterBar';
import { NeedsRight } from '@/shared/NeedsRight';
import { RecordLink } from '@/shared/RecordLink';
import { Time } from '@/shared/Time';
import { TroubleBody } from '@/shared/Trouble';
import { useAction } from '@/shared/useAction';
import { useNames } from '@/shared/useNames';
import { useShop } from '@/shared/useShop';
import { useUrlFilters } from '@/shared/useUrlFilters';
import { SyncPage } from '../SyncPage';

const path = '/api/v1/shops/{shop}/outbox';
type Waiting = Row<typeof path>;

/** What waits to go to KiotViet, and what KiotViet refused, in its own words. */
export function Component() {
  const { t } = useTranslation();
  const { id: shop } = useShop();
  const names = useNames();
  const mayRetry = useSession().can('run_sync');
  const filters = useUrlFilters(['parked']);
  const { parked } = filters.filters;
  const query = useListing(path, {
    path: { shop },
    query: {
      parked: parked === undefined ? undefined : parked === 'true',
      limit: 30,
      cursor: filters.cursor,
    },
  });
  const retry = useAction(
    async (body: Schemas['Retry']) =>
      (await client.POST('/api/v1/shops/{shop}/outbox/retry', { params: { path: { shop } }, body })).data!,
    { done: ({ records }) => t('outbox.retrying', { count: records }), renews: ['outbox'] },
  );

  const record = (row: Waiting) => <RecordLink entity={row.entity} id={row.local_id} />;
  const again = (row: Waiting) => (
    <Button
      size="small"
      disabled={retry.isPending}
      aria-label={`${t('outbox.retry')}: ${names.entity(row.entity)} ${row.local_id}`}
      onClick={() => retry.mutate({ entity: row.entity as Schemas['Entity'], id: row.local_id })}
    >
      {t('outbox.retry')}
    </Button>
  );
  const columns: TableColumnsType<Waiting> = [
    { title: t('outbox.record'), render: (_, row) => record(row) },
    { title: t('outbox.state'), render: (_, row) => <State row={row} /> },
    { title: t('outbox.since'), render: (_, row) => <Time value={row.queued_at} /> },
    { title: t('outbox.attempts'), dataIndex: 'attempts', align: 'right' },
    {
      title: <span className="visually-hidden">{t('common.actions')}</span>,
      align: 'right',
      hidden: !mayRetry,
      render: (_, row) => again(row),
    },
  ];

  return (
    <SyncPage
      title={t('outbox.title')}
      hint={t('outbox.hint')}
      actions={
        mayRetry &&
        Boolean(query.data?.items.length) && (
          <Button loading={retry.isPending} onClick={() => retry.mutate({})}>
            {t('outbox.retryAll')}
          </Button>
        )
      }
    >
      <NeedsRight right="run_sync" />
      <FilterBar filters={filters}>
        <Segmented
          aria-label={t('outbox.show')}
          value={parked ?? ''}
          onChange={(value) => filters.set({ parked: value || undefined })}
          options={[
            { value: '', label: t('common.all') },
            { value: 'false', label: t('outbox.waiting') },
            { value: 'true', label: t('outbox.refused') },
          ]}
        />
      </FilterBar>
      <Listing
        label={t('outbox.title')}
        query={query}
        rowKey={(row) => row.id}
        filters={filters}
        columns={columns}
        card={(row) => (
          <Flex vertical gap={8}>
            {record(row)}
            <State row={row} />
            <Flex justify="space-between" align="center">
              <Typography.Text type="secondary">
                <Time value={row.queued_at} />
              </Typography.Text>
              {mayRetry && again(row)}
            </Flex>
          </Flex>
        )}
        empty={{ title: t('outbox.emptyTitle'), hint: t('outbox.emptyHint') }}
      />
    </SyncPage>
  );
}

function State({ row }: { row: Waiting }) {
  const { t } = useTranslation();
  // Tried in vain, or held up by what another record met.
  const held = row.attempts > 0 || Boolean(row.code);
  return (
    <Flex vertical gap={4} align="flex-start" style={{ maxWidth: 520, whiteSpace: 'normal' }}>
      {row.parked ? (
        <Tag color="error">{t('outbox.parked')}</Tag>
      ) : (
        <Tag color={held ? 'warning' : 'processing'}>{t(held ? 'outbox.retried' : 'outbox.queued')}</Tag>
      )}
      {row.in_doubt && <Typography.Text type="secondary">{t('outbox.inDoubt')}</Typography.Text>}
      {(row.message || row.code) && <TroubleBody code={row.code} title="" detail={row.message} />}
      {!row.parked && held && (
        <Typography.Text type="secondary">
          {t('outbox.due')} <Time value={row.due_at} />
        </Typography.Text>
      )}
    </Flex>
  );
}
