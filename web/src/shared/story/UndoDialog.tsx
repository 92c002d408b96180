import { useQuery } from '@tanstack/react-query';
import { Alert, Checkbox, Flex, Modal, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client, type Schemas } from '@/api/client';
import { Difference } from '../Difference';
import { formatTime } from '../format';
import { ProblemView } from '../ProblemView';
import { LoadingRows } from '../states';
import { useAction } from '../useAction';
import { useNames } from '../useNames';
import { useShop } from '../useShop';

/** One entry alone, or all that came after one. */
export type UndoTarget = { kind: 'entry'; entry: number } | { kind: 'since'; entry: number; at: string };

interface UndoDialogProps {
  target: UndoTarget;
  entity: string;
  id: number;
  label: string;
  onClose: () => void;
}

type Report = Schemas['UndoReport'];

/** Shows what taking back would do before it does it, and what stands against it. */
export function UndoDialog({ target, entity, id, label, onClose }: UndoDialogProps) {
  const { t } = useTranslation();
  const { id: shop } = useShop();
  const [force, setForce] = useState(false);

  const ask = async (dry_run: boolean): Promise<Report> => {
    if (target.kind === 'entry') {
      const { data } = await client.POST('/api/v1/shops/{shop}/history/{id}/undo', {
        params: { path: { shop, id: target.entry } },
        body: { dry_run, force },
      });
      return data!;
    }
    const { data } = await client.POST('/api/v1/shops/{shop}/{entity}/{id}/undo', {
      params: { path: { shop, entity, id } },
      body: { dry_run, force, since: target.entry },
    });
    return data!;
  };
  const look = useQuery({
    queryKey: ['undo', shop, entity, id, target, force],
    queryFn: () => ask(true),
    gcTime: 0,
    retry: false,
  });
  const undo = useAction(() => ask(false), {
    done: t('story.done'),
    renews: ['history', entity, 'outbox', 'stock'],
    onDone: onClose,
  });

  const records = look.data?.records ?? [];
  const would = records.some(({ outcome }) => outcome === 'would_be_done');
  const refusals = records.flatMap((record) => record.refusals);
  return (
    <Modal
      open
      title={
        target.kind === 'entry'
          ? t('story.undoTitle', { name: label })
          : t('story.returnTitle', { name: label, time: formatTime(target.at) })
      }
      okText={t('story.undo')}
      okButtonProps={{ disabled: !would, loading: undo.isPending }}
      cancelText={t('common.cancel')}
      onOk={() => undo.mutate()}
      onCancel={onClose}
    >
      {look.error ? (
        <ProblemView error={look.error} onRetry={() => void look.refetch()} />
      ) : !look.data ? (
        <LoadingRows rows={3} />
      ) : (
        <Flex vertical gap={12}>
          <Preview report={look.data} />
          {refusals.length > 0 && (
            <Alert
              type="warning"
              showIcon
              title={t(would ? 'story.partly' : 'story.refused')}
              description={<Refusals refusals={refusals} />}
            />
          )}
          {(refusals.length > 0 || force) && (
            <Checkbox checked={force} onChange={({ target }) => setForce(target.checked)}>
              {t('story.force')}
            </Checkbox>
          )}
        </Flex>
      )}
    </Modal>
  );
}

function Preview({ report }: { report: Report }) {
  const { t } = useTranslation();
  const changes = report.records.filter(({ outcome }) => outcome === 'would_be_done');
  if (changes.length === 0) {
    return report.refused > 0 ? null : <Typography.Text>{t('story.nothing')}</Typography.Text>;
  }
  return (
    <>
      {changes.map((record) => (
        <Flex vertical gap={4} key={`${record.entity} ${record.local_id}`}>
          {record.in_use !== null && (
            <Typography.Text>
              {t(record.in_use ? 'story.willBeBack' : 'story.willBeArchived')}
            </Typography.Text>
          )}
          {record.fields.map(({ field, from, to, travels }) => (
            <div key={field}>
              <Difference field={field} from={from} to={to} />
              <Typography.Text type="secondary" style={{ fontSize: 12 }}>
                {t(travels ? 'story.travels' : 'story.staysHere')}
              </Typography.Text>
            </div>
          ))}
        </Flex>
      ))}
    </>
  );
}

function Refusals({ refusals }: { refusals: Schemas['Refusal'][] }) {
  const { t } = useTranslation();
  const names = useNames();
  return (
    <ul style={{ margin: 0, paddingInlineStart: 18 }}>
      {refusals.map(({ field, reason }) => (
        <li key={`${field} ${reason}`}>
          {field && `${names.field(field)}: `}
          {t(`story.reason.${reason}`)}
        </li>
      ))}
    </ul>
  );
}
