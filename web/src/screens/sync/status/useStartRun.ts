import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/api/client';
import { startRun } from '@/api/startRun';
import { useAction } from '@/shared/useAction';
import { useShop } from '@/shared/useShop';

/** Presses the button: begins a run in the background. */
export function useStartRun(options: { renews?: string[] } = {}) {
  const { t } = useTranslation();
  const { id: shop } = useShop();
  return useAction((body: Schemas['StartRun']) => startRun(shop, body), {
    done: t('runs.begun'),
    renews: options.renews ?? ['runs', 'connection'],
  });
}
