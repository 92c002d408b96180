import { Flex, Tag, Typography, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import { useListing, type Row } from '@/api/listing';
import { ChoiceFilter, FilterBar } from '@/shared/listing/FilterBar';
import { Listing } from '@/shared/listing/Listing';
import { dayEnd, dayStart } from '@/shared/listing/period';
import { PeriodFilter } from '@/shared/listing/PeriodFilter';
import { Cause } from '@/shared/story/Cause';
import { RecordLink } from '@/shared/RecordLink';
import { Time } from '@/shared/Time';
import { useNames } from '@/shared/useNames';
import { useShop } from '@/shared/useShop';
import { useUrlFilters } from '@/shared/useUrlFilters';
import { entities } from '@/texts/vi/entities';
import { log } from '@/texts/vi/log';
import { runs } from '@/texts/vi/runs';
import { EntryFields, UndoButton } from './Entry';
import { LogPage } from './LogPage';

const path = '/api/v1/shops/{shop}/history';
type Entry = Row<typeof path>;

const told = (Object.keys(entities) as (keyof typeof entities)[]).filter((name) => name !== 'points_of_sale');
const actions = Object.keys(runs.action) as Entry['action'][];
const causes = Object.keys(log.causes) as (keyof typeof log.causes)[];

/** What became of the records on either side, the latest first, with the way back. */
export function Component() {
  const { t } = useTranslation();
  const { id: shop } = useShop();
  const names = useNames();
  const filters = useUrlFilters(['q', 'entity', 'action', 'cause', 'from', 'to']);
  const chosen = filters.filters;
  const query = useListing(path, {
    path: { shop },
    query: {
      limit: 30,
      cursor: filters.cursor,
      q: chosen.q,
      entity: told.find((known) => known === chosen.entity) as never,
      action: actions.find((known) => known === chosen.action),
      cause: causes.find((known) => known === chosen.cause),
      since: dayStart(chosen.from),
      until: dayEnd(chosen.to),
    },
  });

  const record = (entry: Entry) =>
    entry.records > 1 ? (
      t('runs.records', { count: entry.records })
    ) : (
      <RecordLink entity={entry.entity} id={entry.local_id} label={entry.label} />
    );
  const columns: TableColumnsType<Entry> = [
    { title: t('log.when'), render: (_, entry) => <Time value={entry.at} /> },
    {
      title: t('log.record'),
      render: (_, entry) => (
        <div style={{ whiteSpace: 'normal', maxWidth: 240 }}>
          {record(entry)}
          <Typography.Text type="secondary" style={{ display: 'block', fontSize: 12 }}>
            {names.entity(entry.entity)}
          </Typography.Text>
        </div>
      ),
    },
    {
      title: t('log.change'),
      render: (_, entry) => (
        <Flex vertical gap={4} align="flex-start" style={{ whiteSpace: 'normal', maxWidth: 400 }}>
          <Tag style={{ margin: 0 }}>{t(`runs.action.${entry.action}`)}</Tag>
          <EntryFields entry={entry} />
        </Flex>
      ),
    },
    {
      title: t('log.who'),
      render: (_, entry) => (
        <div style={{ whiteSpace: 'normal', maxWidth: 180 }}>
          <Cause cause={entry.cause} />
        </div>
      ),
    },
    { title: t('story.undo'), render: (_, entry) => <UndoButton entry={entry} /> },
  ];

  return (
    <LogPage part="changes">
      <FilterBar filters={filters} search={t('log.searchChanges')}>
        <ChoiceFilter
          filters={filters}
          name="entity"
          label={t('sync.entity')}
          options={told.map((value) => ({ value, label: names.entity(value) }))}
        />
        <ChoiceFilter
          filters={filters}
          name="action"
          label={t('log.change')}
          options={actions.map((value) => ({ value, label: t(`runs.action.${value}`) }))}
        />
        <ChoiceFilter
          filters={filters}
          name="cause"
          label={t('log.cause')}
          options={causes.map((value) => ({ value, label: t(`log.causes.${value}`) }))}
        />
        <PeriodFilter filters={filters} from="from" to="to" label={t('log.when')} />
      </FilterBar>
      <Listing
        label={t('log.changes')}
        query={query}
        rowKey={(entry) => entry.id}
        filters={filters}
        columns={columns}
        card={(entry) => (
          <Flex vertical gap={6} align="flex-start">
            <Flex justify="space-between" gap={8} style={{ width: '100%' }}>
              <strong>{record(entry)}</strong>
              <Tag style={{ margin: 0 }}>{t(`runs.action.${entry.action}`)}</Tag>
            </Flex>
            <EntryFields entry={entry} />
            <Typography.Text type="secondary" style={{ fontSize: 13 }}>
              {names.entity(entry.entity)} · <Cause cause={entry.cause} /> · <Time value={entry.at} />
            </Typography.Text>
            <UndoButton entry={entry} />
          </Flex>
        )}
        empty={{ title: t('story.emptyTitle'), hint: t('story.emptyHint') }}
      />
    </LogPage>
  );
}
