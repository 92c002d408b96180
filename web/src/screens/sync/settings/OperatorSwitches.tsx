import { Card, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client, type Schemas } from '@/api/client';
import { useSession } from '@/api/session';
import { useAction } from '@/shared/useAction';
import { useShop } from '@/shared/useShop';
import { SwitchRow } from './SwitchRow';

const path = '/api/v1/shops/{shop}/connection';

/** What only the operator of the service may switch; everybody else sees how it stands, and whom to ask. */
export function OperatorSwitches() {
  const { t } = useTranslation();
  const { id: shop } = useShop();
  const { isOperator } = useSession();
  const params = { path: { shop } };
  const { data } = api.useQuery('get', path, { params });
  const change = useAction((body: Schemas['SetConnection']) => client.PATCH(path, { params, body }), {
    done: t('common.saved'),
    renews: ['connection'],
  });
  if (!data) return null;

  const rows = [
    {
      key: 'orders_enabled',
      label: t('settings.orders'),
      hint: t('settings.ordersHint'),
      checked: data.orders_enabled,
    },
    {
      key: 'customers_enabled',
      label: t('settings.customers'),
      hint: t('settings.customersHint'),
      checked: data.customers_enabled,
    },
    {
      key: 'always_on',
      label: t('settings.alwaysOn'),
      hint: t('settings.alwaysOnHint'),
      checked: data.window.always_on,
    },
  ];
  return (
    <Card title={t('settings.operatorTitle')} size="small" style={{ marginBlockEnd: 16, maxWidth: 820 }}>
      {t('settings.operatorHint')}
      {rows.map(({ key, label, hint, checked }) => (
        <SwitchRow
          key={key}
          label={label}
          hint={hint}
          checked={checked}
          disabled={!isOperator}
          busy={change.isPending && change.variables !== undefined && key in change.variables}
          onChange={(on) => change.mutate({ [key]: on })}
          note={
            !isOperator &&
            !checked && (
              <div>
                <Tag color="warning">{t('common.contactAbaha')}</Tag>
              </div>
            )
          }
        />
      ))}
    </Card>
  );
}
