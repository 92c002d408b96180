import { Flex, Tag, Typography, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import { useListing, type Row } from '@/api/listing';
import { formatDuration } from '@/shared/format';
import { Listing } from '@/shared/listing/Listing';
import { Page } from '@/shared/Page';
import { Time } from '@/shared/Time';
import { useShop } from '@/shared/useShop';
import { useUrlFilters } from '@/shared/useUrlFilters';

const path = '/api/v1/shops/{shop}/runs';
type Run = Row<typeof path>;

const colours = {
  running: 'processing',
  finished: 'success',
  finished_with_failures: 'warning',
  failed: 'error',
  interrupted: 'default',
} as const;

function RunState({ run }: { run: Run }) {
  const { t } = useTranslation();
  return <Tag color={colours[run.state]}>{t(`sync.state.${run.state}`)}</Tag>;
}

function lasted(run: Run) {
  return formatDuration((Date.parse(run.finished_at ?? run.updated_at) - Date.parse(run.started_at)) / 1000);
}

/** Every run of the shop, the latest first. */
export function Component() {
  const { t } = useTranslation();
  const { id: shop } = useShop();
  const filters = useUrlFilters([]);
  const query = useListing(path, { path: { shop }, query: { limit: 30, cursor: filters.cursor } });

  const columns: TableColumnsType<Run> = [
    { title: t('sync.runs.started'), render: (_, run) => <Time value={run.started_at} /> },
    { title: t('sync.runs.lasted'), render: (_, run) => lasted(run) },
    { title: t('sync.runs.result'), render: (_, run) => <RunState run={run} /> },
    { title: t('sync.runs.trigger'), dataIndex: 'trigger' },
  ];

  return (
    <Page title={t('sync.runs.title')}>
      <Listing
        label={t('sync.runs.title')}
        query={query}
        rowKey={(run) => run.id}
        filters={filters}
        columns={columns}
        card={(run) => (
          <Flex vertical gap={4}>
            <Flex justify="space-between">
              <Typography.Text strong>
                <Time value={run.started_at} />
              </Typography.Text>
              <RunState run={run} />
            </Flex>
            <Typography.Text type="secondary">{lasted(run)}</Typography.Text>
          </Flex>
        )}
        empty={{ title: t('sync.runs.emptyTitle'), hint: t('sync.runs.emptyHint') }}
      />
    </Page>
  );
}
