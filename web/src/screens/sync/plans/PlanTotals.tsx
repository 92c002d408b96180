import { Card, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/api/client';
import { formatMoney, formatQuantity } from '@/shared/format';
import { ScrollRegion } from '@/shared/ScrollRegion';
import { useNames } from '@/shared/useNames';
import { useActionName } from './useActionName';

type Total = Schemas['PlanTotal'];

/** What a plan, or shadow mode, would do in sum. */
export function PlanTotals({ totals }: { totals: readonly Total[] }) {
  const { t } = useTranslation();
  const names = useNames();
  const actionName = useActionName();
  return (
    <Card
      title={t('plans.totals')}
      size="small"
      styles={{ body: { padding: 0 } }}
      style={{ marginBlockEnd: 16, overflow: 'hidden' }}
    >
      <ScrollRegion label={t('plans.totals')}>
        <Table<Total>
          size="small"
          pagination={false}
          dataSource={[...totals]}
          rowKey={({ entity, action, side }) => `${entity} ${action} ${side}`}
          columns={[
            { title: t('sync.entity'), render: (_, total) => names.entity(total.entity) },
            { title: t('plans.actionFilter'), render: (_, total) => actionName(total.action) },
            {
              title: t('plans.decisionFilter'),
              className: 'numeric',
              render: (_, total) =>
                t('plans.approved', { approved: total.approved, items: formatQuantity(total.items) }),
            },
            {
              title: t('plans.pieces'),
              align: 'right',
              className: 'numeric',
              render: (_, total) => (total.pieces ? formatQuantity(total.pieces) : ''),
            },
            {
              title: t('plans.money'),
              align: 'right',
              className: 'numeric',
              render: (_, total) => (total.money ? formatMoney(total.money) : ''),
            },
          ]}
        />
      </ScrollRegion>
    </Card>
  );
}
