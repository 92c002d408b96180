import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { client } from '@/api/client';
import { useSession } from '@/api/session';
import { useAction } from '@/shared/useAction';
import { useConfirm } from '@/shared/useConfirm';
import { useShop } from '@/shared/useShop';

/** Stops a run after its present page; the next one goes on there. */
export function StopButton({ run }: { run: number }) {
  const { t } = useTranslation();
  const { id: shop } = useShop();
  const { can } = useSession();
  const confirm = useConfirm();
  const stop = useAction(
    () => client.POST('/api/v1/shops/{shop}/runs/{id}/stop', { params: { path: { shop, id: run } } }),
    { done: t('runs.stopped'), renews: ['runs'] },
  );
  if (!can('run_sync')) return null;
  return (
    <Button
      size="small"
      loading={stop.isPending}
      onClick={() =>
        void confirm({ title: t('runs.stopTitle'), text: t('runs.stopText'), action: t('runs.stop') }).then(
          (yes) => yes && stop.mutate(),
        )
      }
    >
      {t('runs.stop')}
    </Button>
  );
}
