import { Flex, Typography, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useListing, type Row } from '@/api/listing';
import { Listing } from '@/shared/listing/Listing';
import { Time } from '@/shared/Time';
import { useShop } from '@/shared/useShop';
import { useUrlFilters } from '@/shared/useUrlFilters';
import { SyncPage } from '../SyncPage';
import { lasted } from './run';
import { RunState, RunSummary, RunTrigger } from './RunState';

const path = '/api/v1/shops/{shop}/runs';

/** Every run of the shop, the latest first. */
export function Component() {
  const { t } = useTranslation();
  const { id: shop, base } = useShop();
  const filters = useUrlFilters([]);
  const query = useListing(path, { path: { shop }, query: { limit: 30, cursor: filters.cursor } });

  const columns: TableColumnsType<Row<typeof path>> = [
    {
      title: t('runs.started'),
      render: (_, run) => (
        <Link to={`${base}/dong-bo/lich-su/${run.id}`}>
          <Time value={run.started_at} />
        </Link>
      ),
    },
    { title: t('runs.result'), render: (_, run) => <RunState run={run} /> },
    { title: t('runs.changed'), render: (_, run) => <RunSummary run={run} /> },
    { title: t('runs.lasted'), render: (_, run) => lasted(run) },
    { title: t('runs.begunBy'), render: (_, run) => <RunTrigger run={run} /> },
  ];

  return (
    <SyncPage title={t('runs.title')}>
      <Listing
        label={t('runs.title')}
        query={query}
        rowKey={(run) => run.id}
        filters={filters}
        columns={columns}
        card={(run) => (
          <Flex vertical gap={4}>
            <Flex justify="space-between" gap={8} wrap>
              <Link to={`${base}/dong-bo/lich-su/${run.id}`}>
                <Time value={run.started_at} />
              </Link>
              <RunState run={run} />
            </Flex>
            <span>
              <RunSummary run={run} />
            </span>
            <Typography.Text type="secondary">
              <RunTrigger run={run} /> · {lasted(run)}
            </Typography.Text>
          </Flex>
        )}
        empty={{ title: t('runs.emptyTitle'), hint: t('runs.emptyHint') }}
      />
    </SyncPage>
  );
}
