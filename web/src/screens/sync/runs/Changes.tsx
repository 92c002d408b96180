import { Flex, Tag, Typography, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import { useListing, type Row } from '@/api/listing';
import { Difference } from '@/shared/Difference';
import { Listing } from '@/shared/listing/Listing';
import { RecordLink } from '@/shared/RecordLink';
import { useNames } from '@/shared/useNames';
import { useShop } from '@/shared/useShop';
import { useUrlFilters } from '@/shared/useUrlFilters';
import { EntityFilter } from '../EntityFilter';

const path = '/api/v1/shops/{shop}/history';
type Entry = Row<typeof path>;

/** What a run changed, record by record and field by field. */
export function Changes({ run }: { run: number }) {
  const { t } = useTranslation();
  const { id: shop } = useShop();
  const names = useNames();
  const filters = useUrlFilters(['entity']);
  const query = useListing(path, {
    path: { shop },
    query: { run, limit: 30, cursor: filters.cursor, entity: filters.filters.entity as never },
  });

  const record = (entry: Entry) =>
    entry.records > 1 ? (
      t('runs.records', { count: entry.records })
    ) : (
      <RecordLink entity={entry.entity} id={entry.local_id} label={entry.label} />
    );
  const fields = (entry: Entry) => (
    <Flex vertical gap={2}>
      {entry.fields.map((field) => (
        <Difference
          key={`${field.side} ${field.field}`}
          field={field.field}
          from={field.from_text ?? field.from}
          to={field.to_text ?? field.to}
        />
      ))}
    </Flex>
  );
  const columns: TableColumnsType<Entry> = [
    { title: t('sync.entity'), render: (_, entry) => names.entity(entry.entity) },
    { title: t('plans.record'), render: (_, entry) => record(entry) },
    { title: t('runs.changed'), render: (_, entry) => <Tag>{t(`runs.action.${entry.action}`)}</Tag> },
    { title: t('plans.difference'), render: (_, entry) => fields(entry) },
  ];

  return (
    <>
      <EntityFilter filters={filters} />
      <Listing
        label={t('runs.changes')}
        query={query}
        rowKey={(entry) => entry.id}
        filters={filters}
        columns={columns}
        card={(entry) => (
          <Flex vertical gap={6}>
            <Flex justify="space-between" gap={8}>
              <Typography.Text strong>{record(entry)}</Typography.Text>
              <Tag>{t(`runs.action.${entry.action}`)}</Tag>
            </Flex>
            <Typography.Text type="secondary">{names.entity(entry.entity)}</Typography.Text>
            {fields(entry)}
          </Flex>
        )}
        empty={{ title: t('runs.changesEmpty'), hint: t('runs.changesEmptyHint') }}
      />
    </>
  );
}
