import { Button, Flex, Tag, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client, type Schemas } from '@/api/client';
import { useSession } from '@/api/session';
import { FieldValue } from '@/shared/FieldValue';
import { RecordLink } from '@/shared/RecordLink';
import { Time } from '@/shared/Time';
import { useAction } from '@/shared/useAction';
import { useNames } from '@/shared/useNames';
import { useShop } from '@/shared/useShop';
import { EditValue } from './EditValue';
import { SideValue } from './SideValue';
import { useOutcomeWords } from './useOutcomeWords';

export type Conflict = Schemas['ConflictView'];

/** One conflict: both values beside each other, who changed them, and the choice. */
export function ConflictCard({ conflict }: { conflict: Conflict }) {
  const { t } = useTranslation();
  const { id: shop } = useShop();
  const names = useNames();
  const words = useOutcomeWords();
  const mayDecide = useSession().can('decide_conflicts') && !conflict.closed_at;
  const [editing, setEditing] = useState(false);
  const field = conflict.field ?? '';

  const decide = useAction(
    async (body: Schemas['DecideConflict']) =>
      (
        await client.POST('/api/v1/shops/{shop}/conflicts/{id}/decision', {
          params: { path: { shop, id: conflict.id } },
          body,
        })
      ).data!,
    {
      done: words,
      renews: ['conflicts', 'outbox', 'history', conflict.entity],
      onDone: () => setEditing(false),
    },
  );

  return (
    <Flex vertical gap={12}>
      <Flex wrap gap={8} align="baseline" justify="space-between">
        <Flex wrap gap={8} align="baseline">
          <Tag>{names.entity(conflict.entity)}</Tag>
          <Typography.Text strong>
            <RecordLink entity={conflict.entity} id={conflict.local_id} label={conflict.label} />
          </Typography.Text>
          <Typography.Text>{names.field(field)}</Typography.Text>
        </Flex>
        <Typography.Text type="secondary" style={{ fontSize: 13 }}>
          <Time value={conflict.closed_at ?? conflict.opened_at} />
        </Typography.Text>
      </Flex>
      <div style={{ display: 'grid', gap: 10, gridTemplateColumns: 'repeat(auto-fit, minmax(220px, 1fr))' }}>
        <SideValue side="ours" field={field} value={conflict.ours} change={conflict.ours_changed}>
          {mayDecide && (
            <Button
              size="small"
              disabled={decide.isPending}
              aria-label={`${t('conflicts.keepOurs')}: ${conflict.label}`}
              onClick={() => decide.mutate({ choice: 'ours' })}
            >
              {t('conflicts.keepOurs')}
            </Button>
          )}
        </SideValue>
        <SideValue side="theirs" field={field} value={conflict.theirs} change={conflict.theirs_changed}>
          {mayDecide && (
            <Button
              size="small"
              disabled={decide.isPending}
              aria-label={`${t('conflicts.keepTheirs')}: ${conflict.label}`}
              onClick={() => decide.mutate({ choice: 'theirs' })}
            >
              {t('conflicts.keepTheirs')}
            </Button>
          )}
        </SideValue>
      </div>
      {conflict.closed_at ? (
        <Typography.Text type="secondary">
          {conflict.decision && t(`conflicts.decision.${conflict.decision}`)}
          {conflict.closed_by && ` ${t('conflicts.by', { name: conflict.closed_by })}`}
        </Typography.Text>
      ) : (
        <Flex wrap gap={12} align="center" justify="space-between">
          <Typography.Text type="secondary" style={{ fontSize: 13 }}>
            {conflict.base !== null && (
              <>
                {t('conflicts.before', { value: '' })}
                <FieldValue field={field} value={conflict.base} />
                {conflict.usual_winner && ' · '}
              </>
            )}
            {conflict.usual_winner &&
              t('conflicts.usual', {
                side: t(conflict.usual_winner === 'abaha' ? 'sync.ours' : 'sync.theirs'),
              })}
          </Typography.Text>
          {mayDecide && (
            <Button
              type="link"
              size="small"
              style={{ paddingInline: 0 }}
              aria-label={`${t('conflicts.editValue')}: ${conflict.label}`}
              onClick={() => setEditing(true)}
            >
              {t('conflicts.editValue')}
            </Button>
          )}
        </Flex>
      )}
      <EditValue
        open={editing}
        field={field}
        sample={conflict.theirs ?? conflict.ours}
        busy={decide.isPending}
        onCancel={() => setEditing(false)}
        onSave={(value) => decide.mutate({ choice: 'value', value: value as never })}
      />
    </Flex>
  );
}
