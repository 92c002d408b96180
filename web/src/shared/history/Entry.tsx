import { UndoOutlined } from '@ant-design/icons';
import { Button, Flex, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/api/client';
import { useSession } from '@/api/session';
import { currentLanguage } from '@/texts';
import { Difference } from '../Difference';
import { Time } from '../Time';
import { useCauseWords } from './cause';
import { useUndoEntry } from './useUndoEntry';

type HistoryEntry = Schemas['HistoryEntry'];

const taken = new Set<HistoryEntry['action']>([
  'changed',
  'archived',
  'restored',
  'conflict_decided',
  'undone',
]);

/** What became of each field, and by which rule where one side gave way. */
export function EntryFields({ entry }: { entry: HistoryEntry }) {
  return (
    <Flex vertical gap={2}>
      {entry.fields.map((field) => (
        <div key={`${field.side} ${field.field}`}>
          <Difference
            field={field.field}
            from={field.from_text ?? field.from}
            to={field.to_text ?? field.to}
          />
          {field.overruled && (
            <Typography.Text type="secondary" style={{ fontSize: 12 }}>
              {currentLanguage() === 'vi' ? field.overruled.rule_vi : field.overruled.rule_en}
            </Typography.Text>
          )}
        </div>
      ))}
    </Flex>
  );
}

/** The button that takes an entry back; absent where nothing can be. */
export function UndoButton({ entry }: { entry: HistoryEntry }) {
  const { t } = useTranslation();
  const { can } = useSession();
  const { undo, busy } = useUndoEntry();
  if (entry.undone_by) {
    return <Typography.Text type="secondary">{t('history.alreadyUndone')}</Typography.Text>;
  }
  if (!can('decide_conflicts') || entry.records !== 1 || !taken.has(entry.action)) return null;
  return (
    <Button
      size="small"
      icon={<UndoOutlined aria-hidden />}
      loading={busy}
      onClick={() => undo(entry)}
      aria-label={t('history.undoEntry', { record: entry.label })}
    >
      {t('history.undo')}
    </Button>
  );
}

/** One entry of a record's story. */
export function StoryEntry({ entry }: { entry: HistoryEntry }) {
  const { t } = useTranslation();
  const cause = useCauseWords();
  return (
    <Flex vertical gap={4}>
      <Flex gap={8} wrap align="center">
        <Tag style={{ margin: 0 }}>{t(`runs.action.${entry.action}`)}</Tag>
        <Typography.Text type="secondary" style={{ fontSize: 13 }}>
          {cause(entry.cause)} · <Time value={entry.at} />
        </Typography.Text>
        <UndoButton entry={entry} />
      </Flex>
      <EntryFields entry={entry} />
    </Flex>
  );
}
