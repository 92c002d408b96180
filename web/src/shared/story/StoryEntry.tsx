import { HistoryOutlined, UndoOutlined } from '@ant-design/icons';
import { Button, Flex, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/api/client';
import { useSession } from '@/api/session';
import { currentLanguage } from '@/texts';
import { Difference } from '../Difference';
import { FieldValue } from '../FieldValue';
import { Time } from '../Time';
import { Cause } from './Cause';

export type Entry = Schemas['HistoryEntry'];

/** What the service can take back at all; whether it can today, it says when asked. */
const reversible: readonly Entry['action'][] = [
  'created',
  'changed',
  'archived',
  'restored',
  'overruled',
  'conflict_decided',
  'undone',
];

/** What is only noted beside a record: it is noted anew, not taken back. */
const notes = ['payment_state', 'delivery_state'];

/** Whether an entry may be taken back alone. One about many records is their run's: it is taken back there. */
export const mayBeUndone = (entry: Entry) =>
  entry.undone_by === null &&
  entry.records === 1 &&
  reversible.includes(entry.action) &&
  !(entry.fields.length > 0 && entry.fields.every(({ field }) => notes.includes(field)));

interface StoryEntryProps {
  entry: Entry;
  /** Nothing has happened since. */
  latest: boolean;
  onUndo: () => void;
  onReturn: () => void;
}

/** One thing that happened to a record. */
export function StoryEntry({ entry, latest, onUndo, onReturn }: StoryEntryProps) {
  const { t } = useTranslation();
  const undone = entry.undone_by !== null;
  const mayDecide = useSession().can('decide_conflicts');
  const mayUndo = mayDecide && mayBeUndone(entry);
  const mayReturn = mayDecide && !latest;
  return (
    <Flex vertical gap={4}>
      <Flex wrap gap="2px 8px" align="center">
        <Typography.Text strong delete={undone}>
          {t(`story.action.${entry.action}`)}
        </Typography.Text>
        <Tag>{t(`story.side.${entry.side}`)}</Tag>
        {undone && <Tag color="default">{t('story.undone')}</Tag>}
      </Flex>
      <Typography.Text type="secondary" style={{ fontSize: 13 }}>
        <Time value={entry.at} /> · <Cause cause={entry.cause} />
      </Typography.Text>
      {entry.fields.map((field) => (
        <div key={`${field.side} ${field.field}`}>
          <Difference
            field={field.field}
            from={field.from_text ?? field.from}
            to={field.to_text ?? field.to}
          />
          {field.overruled && (
            <Typography.Text type="secondary" style={{ fontSize: 13 }}>
              {t('story.gaveWay')} <FieldValue field={field.field} value={field.overruled.lost} />.{' '}
              {currentLanguage() === 'vi' ? field.overruled.rule_vi : field.overruled.rule_en}
            </Typography.Text>
          )}
        </div>
      ))}
      {(mayUndo || mayReturn) && (
        <Flex wrap gap={4} style={{ marginInlineStart: -7 }}>
          {mayUndo && (
            <Button size="small" type="text" icon={<UndoOutlined />} onClick={onUndo}>
              {t('story.undo')}
            </Button>
          )}
          {mayReturn && (
            <Button size="small" type="text" icon={<HistoryOutlined />} onClick={onReturn}>
              {t('story.returnHere')}
            </Button>
          )}
        </Flex>
      )}
    </Flex>
  );
}
