import { Card, Flex, Input, Select, Typography } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client, type Schemas } from '@/api/client';
import { useSession } from '@/api/session';
import { useAction } from '@/shared/useAction';
import { useNames } from '@/shared/useNames';
import { useShop } from '@/shared/useShop';
import { SwitchRow } from './SwitchRow';

const path = '/api/v1/shops/{shop}/choices';
const travelling = ['categories', 'products', 'customers', 'orders'] as const;
const switches = [
  ['own_product_status', 'ownProductStatus', 'ownProductStatusHint'],
  ['price_list_dates', 'priceListDates', 'priceListDatesHint'],
  ['shadow', 'shadow', 'shadowHint'],
] as const;

/** What the shop chooses for its synchronisation. */
export function ChoicesForm() {
  const { t } = useTranslation();
  const { id: shop } = useShop();
  const { can } = useSession();
  const names = useNames();
  const params = { path: { shop } };
  const { data } = api.useQuery('get', path, { params });
  const change = useAction((body: Schemas['SetChoices']) => client.PATCH(path, { params, body }), {
    done: t('settings.saved'),
    renews: ['choices', 'shadow', 'rules'],
  });
  if (!data) return null;
  const disabled = !can('change_sync_settings') || change.isPending;

  return (
    <Flex vertical gap={16} style={{ maxWidth: 820 }}>
      <Card title={t('settings.directionsTitle')} size="small">
        {travelling.map((entity) => (
          <Row key={entity} label={names.entity(entity)}>
            <Select
              aria-label={t('settings.directionOf', { field: names.entity(entity) })}
              value={data.directions[entity]}
              disabled={disabled}
              options={(['both', 'in'] as const).map((value) => ({
                value,
                label: t(`settings.direction.${value}`),
              }))}
              onChange={(way) => change.mutate({ directions: { [entity]: way } })}
              style={{ width: 220 }}
            />
          </Row>
        ))}
        <Row label={t('settings.detail')}>
          <Select
            aria-label={t('settings.detail')}
            value={data.order_detail}
            disabled={disabled}
            options={(['coarse', 'fine'] as const).map((value) => ({
              value,
              label: t(`settings.detailOf.${value}`),
            }))}
            onChange={(order_detail) => change.mutate({ order_detail })}
            popupMatchSelectWidth={false}
            style={{ width: 220 }}
          />
        </Row>
        <Row label={t('settings.surcharge')} hint={t('settings.surchargeHint')}>
          <Input.Search
            key={data.surcharge_code}
            aria-label={t('settings.surcharge')}
            defaultValue={data.surcharge_code ?? ''}
            disabled={disabled}
            enterButton={t('common.save')}
            onSearch={(code) => code.trim() && change.mutate({ surcharge_code: code.trim() })}
            style={{ width: 220 }}
          />
        </Row>
      </Card>
      <Card title={t('settings.choicesTitle')} size="small">
        {switches.map(([name, label, hint]) => (
          <SwitchRow
            key={name}
            label={t(`settings.${label}`)}
            hint={t(`settings.${hint}`)}
            checked={data[name]}
            disabled={disabled}
            onChange={(on) => change.mutate({ [name]: on })}
          />
        ))}
      </Card>
    </Flex>
  );
}

function Row({ label, hint, children }: { label: string; hint?: string; children: ReactNode }) {
  return (
    <Flex wrap gap={12} justify="space-between" align="center" style={{ padding: '8px 0' }}>
      <Flex vertical style={{ flex: '1 1 240px' }}>
        <span style={{ fontWeight: 500 }}>{label}</span>
        {hint && <Typography.Text type="secondary">{hint}</Typography.Text>}
      </Flex>
      {children}
    </Flex>
  );
}
