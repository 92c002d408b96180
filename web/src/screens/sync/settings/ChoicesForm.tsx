import { Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client, type Schemas } from '@/api/client';
import { useSession } from '@/api/session';
import { useAction } from '@/shared/useAction';
import { useShop } from '@/shared/useShop';
import { SwitchRow } from './SwitchRow';

const path = '/api/v1/shops/{shop}/choices';

/** What the shop chooses for its synchronisation. */
export function ChoicesForm() {
  const { t } = useTranslation();
  const { id: shop } = useShop();
  const { can } = useSession();
  const params = { path: { shop } };
  const { data } = api.useQuery('get', path, { params });
  const change = useAction((body: Schemas['SetChoices']) => client.PATCH(path, { params, body }), {
    done: t('settings.saved'),
    renews: ['choices', 'shadow'],
  });
  if (!data) return null;
  return (
    <Card title={t('settings.choicesTitle')} size="small" style={{ maxWidth: 820 }}>
      <SwitchRow
        label={t('settings.ownProductStatus')}
        hint={t('settings.ownProductStatusHint')}
        checked={data.own_product_status}
        busy={change.isPending}
        disabled={!can('change_sync_settings')}
        onChange={(own_product_status) => change.mutate({ own_product_status })}
      />
    </Card>
  );
}
