import { Button, Dropdown, Flex, Tag, Typography } from 'antd';
import { DownOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { client, type Schemas } from '@/api/client';
import { useListing, type Row } from '@/api/listing';
import { useSession } from '@/api/session';
import { ChoiceFilter } from '@/shared/listing/FilterBar';
import { Listing } from '@/shared/listing/Listing';
import { NeedsRight } from '@/shared/NeedsRight';
import { useAction } from '@/shared/useAction';
import { useConfirm } from '@/shared/useConfirm';
import { useNames } from '@/shared/useNames';
import { useShop } from '@/shared/useShop';
import { useUrlFilters } from '@/shared/useUrlFilters';
import { EntityFilter } from '../EntityFilter';
import { SyncPage } from '../SyncPage';
import { MatchSummary } from './MatchSummary';

const path = '/api/v1/shops/{shop}/matches/findings';
type Finding = Row<typeof path>;

/** Which records of both sides are one, where only a person can tell. */
export function Component() {
  const { t } = useTranslation();
  const { id: shop } = useShop();
  const filters = useUrlFilters(['entity', 'kind']);
  const { entity, kind } = filters.filters;
  const query = useListing(path, {
    path: { shop },
    query: { entity: entity as never, kind: kind as never, limit: 20, cursor: filters.cursor },
  });
  const decide = useDecide();
  const confirm = useConfirm();
  const mayDecide = useSession().can('decide_conflicts');
  const doubtful = query.data?.items.some((finding) => finding.kind === 'doubtful');

  const all = async (verdict: Schemas['Verdict'], action: string) => {
    const yes = await confirm({
      title: t('matches.allTitle'),
      text: t('matches.allText'),
      action,
      danger: false,
    });
    if (yes) decide.mutate({ all: verdict, ...(entity ? { entity: entity as Schemas['Entity'] } : {}) });
  };

  return (
    <SyncPage
      title={t('matches.title')}
      hint={t('matches.hint')}
      actions={
        mayDecide &&
        doubtful && (
          <Dropdown
            trigger={['click']}
            menu={{
              items: [
                {
                  key: 'link',
                  label: t('matches.allSame'),
                  onClick: () => void all('link', t('matches.allSame')),
                },
                {
                  key: 'new',
                  label: t('matches.allOther'),
                  onClick: () => void all('new', t('matches.allOther')),
                },
                {
                  key: 'apart',
                  label: t('matches.allApart'),
                  onClick: () => void all('apart', t('matches.allApart')),
                },
              ],
            }}
          >
            <Button loading={decide.isPending}>
              {t('matches.decideAll')} <DownOutlined aria-hidden />
            </Button>
          </Dropdown>
        )
      }
    >
      <NeedsRight right="decide_conflicts" />
      <MatchSummary />
      <EntityFilter
        filters={filters}
        entities={['products', 'categories', 'customers', 'customer_groups', 'price_lists']}
      >
        <ChoiceFilter
          filters={filters}
          name="kind"
          label={t('matches.kindFilter')}
          options={(['doubtful', 'double_here', 'double_there'] as const).map((value) => ({
            value,
            label: t(`matches.kind.${value}`),
          }))}
        />
      </EntityFilter>
      <Listing
        label={t('matches.title')}
        query={query}
        rowKey={(finding) => finding.id}
        filters={filters}
        card={(finding) => <FindingCard finding={finding} />}
        empty={{ title: t('matches.emptyTitle'), hint: t('matches.emptyHint') }}
      />
    </SyncPage>
  );
}

function useDecide() {
  const { t } = useTranslation();
  const { id: shop } = useShop();
  return useAction(
    async (body: Schemas['DecideMatches']) =>
      (await client.POST('/api/v1/shops/{shop}/matches/decisions', { params: { path: { shop } }, body }))
        .data!,
    { done: ({ changed }) => t('matches.decided', { count: changed }), renews: ['matches', 'conflicts'] },
  );
}

function FindingCard({ finding }: { finding: Finding }) {
  const { t } = useTranslation();
  const names = useNames();
  const decide = useDecide();
  const entity = finding.entity as Schemas['Entity'];
  const say = (theirs: number, verdict: Schemas['Verdict'], ours?: number) =>
    decide.mutate({ decisions: [{ entity, theirs, verdict, ours: ours ?? null }] });
  const doubtful = finding.kind === 'doubtful';
  const mayDecide = useSession().can('decide_conflicts');

  return (
    <Flex vertical gap={10}>
      <Flex wrap gap={8} align="baseline">
        <Tag>{names.entity(finding.entity)}</Tag>
        <Tag color={doubtful ? 'warning' : 'default'}>{t(`matches.kind.${finding.kind}`)}</Tag>
        <Typography.Text type="secondary">{finding.reason}</Typography.Text>
      </Flex>
      <div style={{ display: 'grid', gap: 10, gridTemplateColumns: 'repeat(auto-fit, minmax(220px, 1fr))' }}>
        <Side title={t('sync.ours')} records={finding.ours} />
        <Side title={t('sync.theirs')} records={finding.theirs} />
      </div>
      {!doubtful && <Typography.Text type="secondary">{t('matches.doubleHint')}</Typography.Text>}
      {doubtful &&
        mayDecide &&
        finding.theirs.map((theirs) => (
          <Flex
            key={theirs.id}
            wrap
            gap={8}
            align="center"
            role="group"
            aria-label={t('matches.decide', { label: theirs.label })}
          >
            {finding.theirs.length > 1 && <Typography.Text strong>{theirs.label}:</Typography.Text>}
            {finding.ours.map((ours) => (
              <Button
                key={ours.id}
                disabled={decide.isPending}
                onClick={() => say(theirs.id, 'link', ours.id)}
              >
                {finding.ours.length > 1 ? t('matches.sameAs', { label: ours.label }) : t('matches.same')}
              </Button>
            ))}
            <Button disabled={decide.isPending} onClick={() => say(theirs.id, 'new')}>
              {t('matches.other')}
            </Button>
            <Button type="text" disabled={decide.isPending} onClick={() => say(theirs.id, 'apart')}>
              {t('matches.apart')}
            </Button>
          </Flex>
        ))}
    </Flex>
  );
}

function Side({ title, records }: { title: string; records: readonly Schemas['Suspected'][] }) {
  if (records.length === 0) return null;
  return (
    <div style={{ padding: 12, border: '1px solid #e3e0d6', borderRadius: 8, background: '#faf9f5' }}>
      <Typography.Text type="secondary" style={{ fontSize: 12 }}>
        {title}
      </Typography.Text>
      {records.map(({ id, label }) => (
        <div key={id} style={{ fontWeight: 500 }}>
          {label}
        </div>
      ))}
    </div>
  );
}
