import { Button, Flex, Typography, type TableColumnsType } from 'antd';
import { useState, type Key } from 'react';
import { useTranslation } from 'react-i18next';
import { client, type Schemas } from '@/api/client';
import { useListing, type Row } from '@/api/listing';
import { useSession } from '@/api/session';
import { Listing } from '@/shared/listing/Listing';
import { NeedsRight } from '@/shared/NeedsRight';
import { Time } from '@/shared/Time';
import { TroubleBody } from '@/shared/Trouble';
import { useAction } from '@/shared/useAction';
import { useNames } from '@/shared/useNames';
import { useShop } from '@/shared/useShop';
import { useUrlFilters } from '@/shared/useUrlFilters';
import { EntityFilter } from '../EntityFilter';
import { SyncPage } from '../SyncPage';

const path = '/api/v1/shops/{shop}/failures';
type Failure = Row<typeof path>;

/** Records that could not be synchronised: why, what to do, and another try. */
export function Component() {
  const { t } = useTranslation();
  const { id: shop } = useShop();
  const names = useNames();
  const mayRetry = useSession().can('run_sync');
  const filters = useUrlFilters(['entity']);
  const query = useListing(path, {
    path: { shop },
    query: { entity: filters.filters.entity as never, limit: 30, cursor: filters.cursor },
  });

  const [chosen, setChosen] = useState<Key[]>([]);
  const retry = useAction(
    async (body: Schemas['RetryFailures']) =>
      (await client.POST('/api/v1/shops/{shop}/failures/retry', { params: { path: { shop } }, body })).data!,
    { done: t('failures.retrying'), renews: ['failures', 'runs'], onDone: () => setChosen([]) },
  );
  const present = chosen.filter((key) => query.data?.items.some(({ id }) => id === key)).map(Number);
  const again = (failure: Failure) => (
    <Button
      size="small"
      disabled={retry.isPending}
      aria-label={`${t('failures.retry')}: ${failure.title} ${failure.remote_id ?? ''}`}
      onClick={() => retry.mutate({ ids: [failure.id] })}
    >
      {t('failures.retry')}
    </Button>
  );

  const record = (failure: Failure) => (
    <Flex vertical>
      <span>{nameOf(failure) ?? names.entity(failure.entity)}</span>
      <Typography.Text type="secondary">
        {failure.remote_id
          ? t('failures.onKiotviet', { id: failure.remote_id })
          : t('failures.unknownRecord')}
      </Typography.Text>
    </Flex>
  );
  const columns: TableColumnsType<Failure> = [
    { title: t('failures.record'), render: (_, failure) => record(failure) },
    { title: t('failures.reason'), dataIndex: 'title' },
    { title: t('failures.attempts'), dataIndex: 'attempts', align: 'right' },
    { title: t('failures.last'), render: (_, failure) => <Time value={failure.last_at} /> },
    {
      title: <span className="visually-hidden">{t('common.actions')}</span>,
      align: 'right',
      hidden: !mayRetry,
      render: (_, failure) => again(failure),
    },
  ];

  return (
    <SyncPage
      title={t('failures.title')}
      hint={t('failures.hint')}
      actions={
        mayRetry &&
        Boolean(query.data?.items.length) && (
          <Button
            loading={retry.isPending}
            onClick={() => retry.mutate(present.length > 0 ? { ids: present } : { all: true })}
          >
            {present.length > 0
              ? t('failures.retryChosen', { count: present.length })
              : t('failures.retryAll')}
          </Button>
        )
      }
    >
      <NeedsRight right="run_sync" />
      <EntityFilter filters={filters} />
      <Listing
        label={t('failures.title')}
        query={query}
        rowKey={(failure) => failure.id}
        filters={filters}
        columns={columns}
        selection={
          mayRetry
            ? {
                keys: present,
                onChange: setChosen,
                label: (failure: Failure) => t('failures.select', { id: failure.remote_id ?? failure.id }),
              }
            : undefined
        }
        expanded={(failure) => <FailureDetails failure={failure} />}
        card={(failure) => (
          <Flex vertical gap={4}>
            <Typography.Text strong>{failure.title}</Typography.Text>
            {record(failure)}
            <Flex justify="space-between" align="center">
              <Typography.Text type="secondary">
                <Time value={failure.last_at} />
              </Typography.Text>
              {mayRetry && again(failure)}
            </Flex>
          </Flex>
        )}
        empty={{ title: t('failures.emptyTitle'), hint: t('failures.emptyHint') }}
      />
    </SyncPage>
  );
}

/** What the record is called, as far as KiotViet's row can still be read. */
function nameOf({ payload }: Failure): string | undefined {
  try {
    const row = JSON.parse(payload ?? 'null') as Partial<Record<string, unknown>> | null;
    const name = [row?.fullName, row?.name, row?.categoryName, row?.code].find(
      (text) => typeof text === 'string' && text !== '',
    );
    return name as string | undefined;
  } catch {
    return undefined;
  }
}

function FailureDetails({ failure }: { failure: Failure }) {
  const { t } = useTranslation();
  return (
    <Flex vertical gap={10} style={{ maxWidth: 820 }}>
      <TroubleBody
        code={failure.code}
        title={failure.title}
        detail={failure.message}
        remedy={failure.remedy}
      />
      <Typography.Text type="secondary">
        {t('failures.first')} <Time value={failure.first_at} />
      </Typography.Text>
      {failure.payload && (
        <details>
          <summary style={{ cursor: 'pointer' }}>{t('failures.sent')}</summary>
          <pre
            // A long text that scrolls must be reachable by keyboard.
            // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
            tabIndex={0}
            style={{
              overflow: 'auto',
              maxHeight: 240,
              fontSize: 12,
              background: '#faf9f5',
              padding: 10,
              borderRadius: 6,
            }}
          >
            {failure.payload}
          </pre>
        </details>
      )}
    </Flex>
  );
}
