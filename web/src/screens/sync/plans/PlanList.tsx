import { Button, Flex, Tag, Typography, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useListing, type Row } from '@/api/listing';
import { useSession } from '@/api/session';
import { Listing } from '@/shared/listing/Listing';
import { Time } from '@/shared/Time';
import { useNames } from '@/shared/useNames';
import { useShop } from '@/shared/useShop';
import { useUrlFilters } from '@/shared/useUrlFilters';
import { SyncPage } from '../SyncPage';
import { useStartRun } from '../status/useStartRun';

const path = '/api/v1/shops/{shop}/plans';
type Plan = Row<typeof path>;

export const planColours = { building: 'processing', open: 'warning', applied: 'success' } as const;

/** Previews: what dry runs, and shadow mode, would have done. */
export function Component() {
  const { t } = useTranslation();
  const { id: shop, base } = useShop();
  const names = useNames();
  const { can } = useSession();
  const filters = useUrlFilters([]);
  const start = useStartRun({ renews: ['plans', 'runs'] });
  const query = useListing(path, { path: { shop }, query: { limit: 20, cursor: filters.cursor } });

  const link = (plan: Plan) => (
    <Link to={`${base}/dong-bo/xem-truoc/${plan.id}`}>{t('plans.one', { id: plan.id })}</Link>
  );
  const state = (plan: Plan) => (
    <Flex wrap gap={4}>
      <Tag color={planColours[plan.state]}>{t(`plans.state.${plan.state}`)}</Tag>
      {plan.rolling && <Tag>{t('plans.rolling')}</Tag>}
    </Flex>
  );
  const about = (plan: Plan) => plan.entities.map(names.entity).join(', ');
  const columns: TableColumnsType<Plan> = [
    { title: t('plans.title'), render: (_, plan) => link(plan) },
    { title: t('plans.stateLabel'), render: (_, plan) => state(plan) },
    { title: t('plans.made'), render: (_, plan) => <Time value={plan.created_at} /> },
    {
      title: t('plans.about'),
      render: (_, plan) => <div style={{ maxWidth: 420, whiteSpace: 'normal' }}>{about(plan)}</div>,
    },
  ];
  const make = can('run_sync') && (
    <Button type="primary" loading={start.isPending} onClick={() => start.mutate({ dry_run: true })}>
      {t('plans.make')}
    </Button>
  );

  return (
    <SyncPage title={t('plans.title')} hint={t('plans.hint')} actions={make}>
      <Listing
        label={t('plans.title')}
        query={query}
        rowKey={(plan) => plan.id}
        filters={filters}
        columns={columns}
        card={(plan) => (
          <Flex vertical gap={6}>
            <Flex justify="space-between" gap={8}>
              {link(plan)}
              {state(plan)}
            </Flex>
            <Typography.Text type="secondary">
              <Time value={plan.created_at} /> · {about(plan)}
            </Typography.Text>
          </Flex>
        )}
        empty={{ title: t('plans.emptyTitle'), hint: t('plans.emptyHint') }}
      />
    </SyncPage>
  );
}
