import { Button, Flex, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { api, client, type Schemas } from '@/api/client';
import { useSession } from '@/api/session';
import { formatTime } from '@/shared/format';
import { Loaded } from '@/shared/Loaded';
import { NeedsRight } from '@/shared/NeedsRight';
import { Page } from '@/shared/Page';
import { Empty } from '@/shared/states';
import { useAction } from '@/shared/useAction';
import { useConfirm } from '@/shared/useConfirm';
import { useShop } from '@/shared/useShop';
import { PlanItems } from './PlanItems';
import { planColours } from './PlanList';
import { PlanTotals } from './PlanTotals';

type Plan = Schemas['PlanDetails'];

/** One preview: in sum, item by item, and the way to carry out what is approved. */
export function Component() {
  const { t } = useTranslation();
  const { id: shop, base } = useShop();
  const id = Number(useParams().id);
  const query = api.useQuery(
    'get',
    '/api/v1/shops/{shop}/plans/{id}',
    { params: { path: { shop, id } } },
    { refetchInterval: ({ state }) => (state.data?.state === 'building' ? 1500 : false) },
  );
  const { data } = query;
  return (
    <Page
      title={t('plans.one', { id })}
      back={{ to: `${base}/dong-bo/xem-truoc`, label: t('plans.title') }}
      hint={
        data && (
          <Flex wrap gap={8} align="center">
            <Tag color={planColours[data.state]}>{t(`plans.state.${data.state}`)}</Tag>
            {data.rolling && <Tag>{t('plans.rolling')}</Tag>}
            <span>{formatTime(data.created_at)}</span>
          </Flex>
        )
      }
      actions={data?.state === 'open' && !data.rolling && data.totals.length > 0 && <Apply plan={data} />}
    >
      <Loaded query={query}>
        {(plan) =>
          plan.totals.length === 0 ? (
            <Empty
              title={t(plan.state === 'building' ? 'plans.making' : 'plans.nothing')}
              hint={plan.state === 'building' ? undefined : t('plans.nothingHint')}
            />
          ) : (
            <>
              <NeedsRight right="decide_conflicts" />
              <PlanTotals totals={plan.totals} />
              <PlanItems plan={plan} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

function Apply({ plan }: { plan: Plan }) {
  const { t } = useTranslation();
  const { id: shop, base } = useShop();
  const navigate = useNavigate();
  const confirm = useConfirm();
  const { can } = useSession();
  const approved = plan.totals.reduce((sum, total) => sum + total.approved, 0);
  const params = { path: { shop, id: plan.id } };
  const apply = useAction(
    async () => (await client.POST('/api/v1/shops/{shop}/plans/{id}/apply', { params })).data!,
    {
      done: t('plans.applying'),
      renews: ['plans', 'runs'],
      onDone: (run) => void navigate(`${base}/dong-bo/lich-su/${run.id}`),
    },
  );
  const approveAll = useAction(
    () =>
      client.POST('/api/v1/shops/{shop}/plans/{id}/decisions', {
        params,
        body: { decision: 'approved', all: true },
      }),
    { renews: ['plans'] },
  );
  return (
    <>
      {can('decide_conflicts') && (
        <Button loading={approveAll.isPending} onClick={() => approveAll.mutate()}>
          {t('plans.approveAll')}
        </Button>
      )}
      {can('run_sync') && (
        <Button
          type="primary"
          disabled={approved === 0}
          loading={apply.isPending}
          onClick={() =>
            void confirm({
              title: t('plans.applyTitle', { approved }),
              text: t('plans.applyText'),
              action: t('plans.apply'),
              danger: false,
            }).then((yes) => yes && apply.mutate())
          }
        >
          {t('plans.apply')}
        </Button>
      )}
    </>
  );
}
