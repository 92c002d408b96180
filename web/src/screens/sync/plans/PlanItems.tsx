import { Button, Flex, Tag, Typography, type TableColumnsType } from 'antd';
import { useState, type Key } from 'react';
import { useTranslation } from 'react-i18next';
import { client, type Schemas } from '@/api/client';
import { useListing, type Row } from '@/api/listing';
import { useSession } from '@/api/session';
import { Difference } from '@/shared/Difference';
import { ChoiceFilter } from '@/shared/listing/FilterBar';
import { Listing } from '@/shared/listing/Listing';
import { RecordLink } from '@/shared/RecordLink';
import { useAction } from '@/shared/useAction';
import { useNames } from '@/shared/useNames';
import { useShop } from '@/shared/useShop';
import { useUrlFilters } from '@/shared/useUrlFilters';
import { EntityFilter } from '../EntityFilter';
import { planActions, useActionName } from './useActionName';

const path = '/api/v1/shops/{shop}/plans/{id}/items';
type Item = Row<typeof path>;
type Field = { field: string; from?: unknown; to?: unknown };

const colours = { pending: 'default', approved: 'success', refused: 'error' } as const;

/** What would be done, record by record; approved or refused singly, by tick, or by filter. */
export function PlanItems({ plan }: { plan: Schemas['PlanDetails'] }) {
  const { t } = useTranslation();
  const { id: shop } = useShop();
  const names = useNames();
  const actionName = useActionName();
  const filters = useUrlFilters(['entity', 'action', 'decision', 'q']);
  const { entity, action, decision, q } = filters.filters;
  const [chosen, setChosen] = useState<Key[]>([]);
  const mayDecide = useSession().can('decide_conflicts') && plan.state === 'open' && !plan.rolling;
  const query = useListing(path, {
    path: { shop, id: plan.id },
    query: {
      entity: entity as never,
      action: action as never,
      decision: decision as never,
      q,
      limit: 50,
      cursor: filters.cursor,
    },
  });
  const decide = useAction(
    async (body: Schemas['Decide']) =>
      (
        await client.POST('/api/v1/shops/{shop}/plans/{id}/decisions', {
          params: { path: { shop, id: plan.id } },
          body,
        })
      ).data!,
    {
      done: ({ changed }, { decision: said }) =>
        `${t(`plans.decision.${said}`)}: ${t('plans.decided', { count: changed })}`,
      renews: ['plans'],
      onDone: () => setChosen([]),
    },
  );
  const present = chosen.filter((key) => query.data?.items.some(({ id }) => id === key)).map(Number);
  const filtered = entity || action || q;
  const wanted = (said: 'approved' | 'refused'): Schemas['Decide'] =>
    present.length > 0
      ? { decision: said, items: present }
      : { decision: said, entity: entity as never, action: action as never, q: q ?? null };

  const fields = (item: Item) => {
    const list = Array.isArray(item.fields) ? (item.fields as Field[]) : [];
    if (list.length === 0)
      return item.action === 'create' || item.action === 'push_create' ? t('plans.wholeNew') : null;
    return (
      <Flex vertical gap={2} style={{ whiteSpace: 'normal' }}>
        {list.map(({ field, from, to }) => (
          <Difference key={field} field={field} from={from} to={to} />
        ))}
      </Flex>
    );
  };
  const state = (item: Item) => (
    <Flex vertical gap={2} align="flex-start">
      <Tag color={colours[item.decision]}>{t(`plans.decision.${item.decision}`)}</Tag>
      {item.outcome && (
        <Typography.Text type="secondary">{t(`plans.outcome.${item.outcome}`)}</Typography.Text>
      )}
    </Flex>
  );
  const record = (item: Item) => <RecordLink entity={item.entity} id={item.local_id} label={item.label} />;
  const columns: TableColumnsType<Item> = [
    { title: t('sync.entity'), render: (_, item) => names.entity(item.entity) },
    {
      title: t('plans.record'),
      render: (_, item) => <div style={{ maxWidth: 260, whiteSpace: 'normal' }}>{record(item)}</div>,
    },
    { title: t('plans.actionFilter'), render: (_, item) => actionName(item.action) },
    { title: t('plans.difference'), render: (_, item) => fields(item) },
    { title: t('plans.decisionFilter'), render: (_, item) => state(item) },
  ];

  return (
    <>
      <EntityFilter filters={filters} search={t('common.search')}>
        <ChoiceFilter
          filters={filters}
          name="action"
          label={t('plans.actionFilter')}
          options={planActions.map((value) => ({ value, label: actionName(value) }))}
        />
        <ChoiceFilter
          filters={filters}
          name="decision"
          label={t('plans.decisionFilter')}
          options={(['pending', 'approved', 'refused'] as const).map((value) => ({
            value,
            label: t(`plans.decision.${value}`),
          }))}
        />
      </EntityFilter>
      {mayDecide && (present.length > 0 || filtered) && (
        <Flex wrap gap={8} style={{ marginBlockEnd: 12 }}>
          <Button loading={decide.isPending} onClick={() => decide.mutate(wanted('approved'))}>
            {present.length > 0
              ? t('plans.approveChosen', { count: present.length })
              : t('plans.approveFiltered')}
          </Button>
          <Button loading={decide.isPending} onClick={() => decide.mutate(wanted('refused'))}>
            {present.length > 0
              ? t('plans.refuseChosen', { count: present.length })
              : t('plans.refuseFiltered')}
          </Button>
        </Flex>
      )}
      <Listing
        label={t('plans.difference')}
        query={query}
        rowKey={(item) => item.id}
        filters={filters}
        columns={columns}
        selection={
          mayDecide
            ? {
                keys: present,
                onChange: setChosen,
                label: (item: Item) => t('plans.select', { label: item.label }),
              }
            : undefined
        }
        card={(item) => (
          <Flex vertical gap={6}>
            <Flex justify="space-between" gap={8} align="flex-start">
              <Typography.Text strong>{record(item)}</Typography.Text>
              {state(item)}
            </Flex>
            <Typography.Text type="secondary">
              {names.entity(item.entity)} · {actionName(item.action)}
            </Typography.Text>
            {fields(item)}
          </Flex>
        )}
        empty={{ title: t('plans.nothing'), hint: t('plans.nothingHint') }}
      />
    </>
  );
}
