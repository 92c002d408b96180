import { UndoOutlined } from '@ant-design/icons';
import { Button, Flex, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/api/client';
import { useSession } from '@/api/session';
import { Difference } from '@/shared/Difference';
import { mayBeUndone } from '@/shared/story/StoryEntry';
import { UndoDialog } from '@/shared/story/UndoDialog';
import { currentLanguage } from '@/texts';

type HistoryEntry = Schemas['HistoryEntry'];

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
  const [asking, setAsking] = useState(false);
  if (entry.undone_by) {
    return <Typography.Text type="secondary">{t('story.undone')}</Typography.Text>;
  }
  if (!can('decide_conflicts') || !mayBeUndone(entry) || entry.local_id === null) return null;
  return (
    <>
      <Button
        size="small"
        icon={<UndoOutlined aria-hidden />}
        onClick={() => setAsking(true)}
        aria-label={t('log.undoEntry', { record: entry.label })}
      >
        {t('story.undo')}
      </Button>
      {asking && (
        <UndoDialog
          target={{ kind: 'entry', entry: entry.id }}
          entity={entry.entity}
          id={entry.local_id}
          label={entry.label}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
