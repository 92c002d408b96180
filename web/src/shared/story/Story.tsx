import { Flex, Timeline, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useListing } from '@/api/listing';
import { Pager } from '../listing/Pager';
import { ProblemView } from '../ProblemView';
import { Empty, LoadingRows } from '../states';
import { useShop } from '../useShop';
import { useUrlFilters } from '../useUrlFilters';
import { StoryEntry, type Entry } from './StoryEntry';
import { UndoDialog, type UndoTarget } from './UndoDialog';

interface StoryProps {
  /** The list that the record is of, as in the API's paths: products, customers… */
  entity: string;
  id: number;
  label: string;
}

const colours: Partial<Record<Entry['action'], string>> = {
  created: 'green',
  restored: 'green',
  archived: 'red',
  sent_deleted: 'red',
  conflict_opened: 'red',
  undone: 'gray',
};

/** A record's whole story, the latest first, with the way back to any point of it. */
export function Story({ entity, id, label }: StoryProps) {
  const { t } = useTranslation();
  const { id: shop } = useShop();
  const { cursor, ...filters } = useUrlFilters([]);
  const [target, setTarget] = useState<UndoTarget>();
  const { data, error, refetch } = useListing('/api/v1/shops/{shop}/{entity}/{id}/history', {
    path: { shop, entity, id },
    query: { limit: 30, cursor },
  });
  if (error && !data) return <ProblemView error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingRows />;
  if (data.items.length === 0) {
    return <Empty title={t('story.emptyTitle')} hint={t('story.emptyHint')} />;
  }
  return (
    <div style={{ maxWidth: 820 }}>
      <Flex vertical gap={12}>
        <Typography.Text type="secondary">{t('story.hint')}</Typography.Text>
        <Timeline
          items={data.items.map((entry, index) => ({
            key: entry.id,
            color: colours[entry.action] ?? 'blue',
            content: (
              <StoryEntry
                entry={entry}
                latest={index === 0 && !cursor}
                onUndo={() => setTarget({ kind: 'entry', entry: entry.id })}
                onReturn={() => setTarget({ kind: 'since', entry: entry.id, at: entry.at })}
              />
            ),
          }))}
        />
        <Pager filters={{ cursor, ...filters }} next={data.next_cursor} />
      </Flex>
      {target && (
        <UndoDialog
          target={target}
          entity={entity}
          id={id}
          label={label}
          onClose={() => setTarget(undefined)}
        />
      )}
    </div>
  );
}
