import { Card, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '@/api/client';
import { formatQuantity } from '@/shared/format';
import { ScrollRegion } from '@/shared/ScrollRegion';
import { useNames } from '@/shared/useNames';
import { useShop } from '@/shared/useShop';

const keys = ['sure', 'doubtful', 'only_here', 'only_there', 'doubles_here', 'doubles_there'] as const;

/** What the newest matching of each entity came to. */
export function MatchSummary() {
  const { t } = useTranslation();
  const { id: shop } = useShop();
  const names = useNames();
  const { data } = api.useQuery('get', '/api/v1/shops/{shop}/matches', { params: { path: { shop } } });
  if (!data || data.entities.length === 0) return null;
  return (
    <Card
      title={t('matches.summary')}
      size="small"
      styles={{ body: { padding: 0 } }}
      style={{ marginBlockEnd: 16, overflow: 'hidden' }}
    >
      <ScrollRegion label={t('matches.summary')}>
        <Table<Schemas['MatchReport']>
          size="small"
          pagination={false}
          dataSource={data.entities}
          rowKey="entity"
          columns={[
            { title: t('sync.entity'), render: (_, report) => names.entity(report.entity) },
            ...keys.map((key) => ({
              title: t(`matches.counts.${key}`),
              align: 'right' as const,
              className: 'numeric',
              render: (_: unknown, report: Schemas['MatchReport']) => formatQuantity(report[key]),
            })),
          ]}
        />
      </ScrollRegion>
    </Card>
  );
}
