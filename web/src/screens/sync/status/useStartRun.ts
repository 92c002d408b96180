import { useTranslation } from 'react-i18next';
import { client, type Schemas } from '@/api/client';
import { useAction } from '@/shared/useAction';
import { useShop } from '@/shared/useShop';

/** Presses the button: begins a run in the background. */
export function useStartRun(options: { renews?: string[] } = {}) {
  const { t } = useTranslation();
  const { id: shop } = useShop();
  return useAction(
    async (body: Schemas['StartRun']) =>
      (await client.POST('/api/v1/shops/{shop}/runs', { params: { path: { shop } }, body })).data!,
    { done: t('runs.begun'), renews: options.renews ?? ['runs', 'connection'] },
  );
}
