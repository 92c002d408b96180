import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { client } from '@/api/client';
import { useAction } from '@/shared/useAction';
import { useConfirm } from '@/shared/useConfirm';
import { useShop } from '@/shared/useShop';

const path = '/api/v1/shops/{shop}/runs/{id}/undo';

/** Takes a run back: first says what that would do, then asks, then does it. */
export function useUndoRun(id: number) {
  const { t } = useTranslation();
  const { id: shop } = useShop();
  const { message } = App.useApp();
  const confirm = useConfirm();
  const params = { path: { shop, id } };

  const done = useAction(async () => (await client.POST(path, { params, body: { dry_run: false } })).data!, {
    done: (report) => t('runs.undone', { done: report.done }),
    renews: ['history', 'runs', 'outbox', 'products', 'categories', 'customers', 'orders', 'price_lists'],
  });
  const looked = useAction(async () => (await client.POST(path, { params, body: { dry_run: true } })).data!, {
    onDone: (report) => {
      const possible =
        report.records.filter(({ outcome }) => outcome === 'would_be_done').length || report.done;
      if (possible === 0) {
        void message.info(
          report.refused > 0 ? t('runs.undoRefused', { refused: report.refused }) : t('runs.undoNothing'),
        );
        return;
      }
      void confirm({
        title: t('runs.undoTitle', { id }),
        text: t('runs.undoText', { done: possible, already: report.already, refused: report.refused }),
        action: t('runs.undo'),
      }).then((yes) => yes && done.mutate());
    },
  });
  return { undo: () => looked.mutate(), busy: looked.isPending || done.isPending };
}
