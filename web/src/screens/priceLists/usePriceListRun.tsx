import { SyncOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '@/api/client';
import { useSession } from '@/api/session';
import { startRun } from '@/api/startRun';
import { useAction } from '@/shared/useAction';
import { useShop } from '@/shared/useShop';

type Run = Schemas['Run'];

export interface PriceListRun {
  run: Run | undefined;
  /** Starts one. */
  start: () => void;
  busy: boolean;
  /** Takes its result off the page. */
  dismiss: () => void;
}

/** The run of price lists that this page has started, followed to its end. */
export function usePriceListRun(): PriceListRun {
  const { id: shop } = useShop();
  const [started, setStarted] = useState<number>();
  const action = useAction(() => startRun(shop, { entities: ['price_lists'] }), {
    renews: ['runs'],
    onDone: (run) => setStarted(run.id),
  });
  // The service tells of each step by itself; asking is for when that does not get through.
  const { data } = api.useQuery(
    'get',
    '/api/v1/shops/{shop}/runs/{id}',
    { params: { path: { shop, id: started ?? 0 } } },
    {
      enabled: started !== undefined,
      refetchInterval: ({ state }) => (state.data?.state === 'running' ? 1000 : false),
    },
  );
  const run = started === undefined ? undefined : (data ?? action.data);
  return {
    run,
    start: () => action.mutate(),
    busy: action.isPending || run?.state === 'running',
    dismiss: () => setStarted(undefined),
  };
}

/** Đồng bộ với KiotViet: the price lists alone. */
export function SyncButton({ run }: { run: PriceListRun }) {
  const { t } = useTranslation();
  const { can } = useSession();
  if (!can('run_sync')) return null;
  return (
    <Button type="primary" icon={<SyncOutlined spin={run.busy} />} disabled={run.busy} onClick={run.start}>
      {run.busy ? t('priceLists.syncing') : t('priceLists.sync')}
    </Button>
  );
}
