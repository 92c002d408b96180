import { Card, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatQuantity } from '@/shared/format';
import { ScrollRegion } from '@/shared/ScrollRegion';
import { useNames } from '@/shared/useNames';
import { countsOf, type Counts, type Run } from './run';

const keys = [
  'seen',
  'created',
  'updated',
  'unchanged',
  'archived',
  'pushed',
  'conflicts',
  'failed',
] as const;

/** What a run counted, by entity. */
export function CountsTable({ run }: { run: Run }) {
  const { t } = useTranslation();
  const names = useNames();
  return (
    <Card styles={{ body: { padding: 0 } }} style={{ overflow: 'hidden' }}>
      <ScrollRegion label={t('runs.byEntity')}>
        <Table<[string, Counts]>
          size="small"
          pagination={false}
          dataSource={countsOf(run)}
          rowKey={([entity]) => entity}
          columns={[
            { title: t('sync.entity'), render: (_, [entity]) => names.entity(entity), fixed: 'left' },
            ...keys.map((key) => ({
              title: t(`runs.counts.${key}`),
              align: 'right' as const,
              className: 'numeric',
              render: (_: unknown, [, counts]: [string, Counts]) =>
                counts[key] ? formatQuantity(counts[key]) : <span style={{ color: '#66716e' }}>0</span>,
            })),
          ]}
        />
      </ScrollRegion>
    </Card>
  );
}
