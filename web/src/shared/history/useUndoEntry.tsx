import { Flex, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { client, type Schemas } from '@/api/client';
import { Difference } from '../Difference';
import { useAction } from '../useAction';
import { useConfirm } from '../useConfirm';
import { useShop } from '../useShop';

const path = '/api/v1/shops/{shop}/history/{id}/undo';

/** Takes an entry of the history back: looks first what would change, asks, and then does it. */
export function useUndoEntry() {
  const { t } = useTranslation();
  const { id: shop } = useShop();
  const confirm = useConfirm();
  const ask = async (id: number, dry_run: boolean) =>
    (await client.POST(path, { params: { path: { shop, id } }, body: { dry_run } })).data!;

  const done = useAction((entry: Schemas['HistoryEntry']) => ask(entry.id, false), {
    done: (_, entry) => t('history.undone', { record: entry.label }),
    renews: [
      'history',
      'log',
      'outbox',
      'conflicts',
      'products',
      'categories',
      'customers',
      'customer_groups',
      'orders',
      'price_lists',
      'points_of_sale',
    ],
  });
  const looked = useAction((entry: Schemas['HistoryEntry']) => ask(entry.id, true), {
    onDone: (report, entry) => {
      void confirm({
        title: t('history.undoTitle', { record: entry.label }),
        text: <Outlook report={report} />,
        action: t('history.undo'),
      }).then((yes) => yes && done.mutate(entry));
    },
  });
  return { undo: looked.mutate, busy: looked.isPending || done.isPending };
}

function Outlook({ report }: { report: Schemas['UndoReport'] }) {
  const { t } = useTranslation();
  const fields = report.records.flatMap((record) => record.fields);
  const back = report.records.find((record) => record.in_use !== null)?.in_use;
  return (
    <Flex vertical gap={6}>
      {typeof back === 'boolean' && <span>{t(back ? 'history.returnsToUse' : 'history.goesOutOfUse')}</span>}
      {fields.map((field) => (
        <Difference key={field.field} field={field.field} from={field.from} to={field.to} />
      ))}
      <Typography.Text type="secondary">
        {t(fields.some((field) => field.travels) ? 'history.undoTravels' : 'history.undoStays')}
      </Typography.Text>
    </Flex>
  );
}
