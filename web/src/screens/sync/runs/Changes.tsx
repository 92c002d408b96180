import { Flex, Tag, Typography, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import { useListing, type Row } from '@/api/listing';
import { Difference } from '@/shared/Difference';
import { ChoiceFilter } from '@/shared/listing/FilterBar';
import { Listing } from '@/shared/listing/Listing';
import { RecordLink } from '@/shared/RecordLink';
import { TroubleBody } from '@/shared/Trouble';
import { useErrorWords } from '@/shared/useErrorWords';
import { useNames } from '@/shared/useNames';
import { useShop } from '@/shared/useShop';
import { useUrlFilters } from '@/shared/useUrlFilters';
import { runs as words } from '@/texts/vi/runs';
import { EntityFilter } from '../EntityFilter';

const path = '/api/v1/shops/{shop}/runs/{id}/changes';
type Change = Row<typeof path>;
type Outcome = keyof typeof words.action;

const outcomes = [
  'created',
  'changed',
  'archived',
  'linked',
  'sent_created',
  'sent_changed',
  'failed',
] as const;
const colours: Partial<Record<string, string>> = {
  failed: 'error',
  created: 'success',
  sent_created: 'success',
};

/** What a run made, changed, sent and failed to take, record by record and field by field. */
export function Changes({ run }: { run: number }) {
  const { t } = useTranslation();
  const { id: shop } = useShop();
  const names = useNames();
  const filters = useUrlFilters(['entity', 'outcome']);
  const { outcome } = filters.filters;
  const query = useListing(path, {
    path: { shop, id: run },
    query: {
      limit: 30,
      cursor: filters.cursor,
      entity: filters.filters.entity as never,
      action: outcome === 'failed' ? undefined : (outcome as never),
      failed: outcome === 'failed' ? true : undefined,
    },
  });

  const record = (change: Change) =>
    change.records > 1 ? (
      t('runs.records', { count: change.records })
    ) : (
      <RecordLink entity={change.entity} id={change.local_id} label={change.label} />
    );
  const what = ({ outcome }: Change) => (
    <Tag color={colours[outcome]}>
      {outcome in words.action ? t(`runs.action.${outcome as Outcome}`) : outcome}
    </Tag>
  );
  const details = (change: Change) => (
    <Flex vertical gap={2} style={{ maxWidth: 560, whiteSpace: 'normal' }}>
      {change.fields.map((field) => (
        <Difference
          key={`${field.side} ${field.field}`}
          field={field.field}
          from={field.from_text ?? field.from}
          to={field.to_text ?? field.to}
        />
      ))}
      {change.code && <Failed code={change.code} message={change.message} />}
    </Flex>
  );
  const columns: TableColumnsType<Change> = [
    { title: t('sync.entity'), render: (_, change) => names.entity(change.entity) },
    { title: t('plans.record'), render: (_, change) => record(change) },
    { title: t('runs.changed'), render: (_, change) => what(change) },
    { title: t('plans.difference'), render: (_, change) => details(change) },
  ];

  return (
    <>
      <EntityFilter filters={filters}>
        <ChoiceFilter
          filters={filters}
          name="outcome"
          label={t('runs.result')}
          options={outcomes.map((value) => ({ value, label: t(`runs.action.${value}`) }))}
        />
      </EntityFilter>
      <Listing
        label={t('runs.changes')}
        query={query}
        rowKey={(change) => `${change.history_id} ${change.entity} ${change.remote_id}`}
        filters={filters}
        columns={columns}
        card={(change) => (
          <Flex vertical gap={6}>
            <Flex justify="space-between" gap={8}>
              <Typography.Text strong>{record(change)}</Typography.Text>
              {what(change)}
            </Flex>
            <Typography.Text type="secondary">{names.entity(change.entity)}</Typography.Text>
            {details(change)}
          </Flex>
        )}
        empty={{ title: t('runs.changesEmpty'), hint: t('runs.changesEmptyHint') }}
      />
    </>
  );
}

/** Why a record failed: in the words of the catalogue; until they are here, in those that were kept. */
function Failed({ code, message }: { code: string; message?: string | null }) {
  const words = useErrorWords(code);
  return <TroubleBody code={code} title="" detail={words?.title ?? message} />;
}
