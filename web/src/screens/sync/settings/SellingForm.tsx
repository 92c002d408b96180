import { Alert, Button, Card, Form, InputNumber, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client, type Schemas } from '@/api/client';
import { useListing } from '@/api/listing';
import { useSession } from '@/api/session';
import { LoadingRows } from '@/shared/states';
import { useAction } from '@/shared/useAction';
import { useShop } from '@/shared/useShop';

const path = '/api/v1/shops/{shop}/selling';

/** Bán âm, what is held back, and the price of buyers without a group. */
export function SellingForm() {
  const { t } = useTranslation();
  const { id: shop } = useShop();
  const { can } = useSession();
  const params = { path: { shop } };
  const { data } = api.useQuery('get', path, { params });
  const { data: connection } = api.useQuery('get', '/api/v1/shops/{shop}/connection', { params });
  const lists = useListing('/api/v1/shops/{shop}/price-lists', { path: { shop }, query: { limit: 200 } });
  const save = useAction((body: Schemas['SetSelling']) => client.PUT(path, { params, body }), {
    done: t('common.saved'),
    renews: ['selling', 'stock'],
  });
  if (!data) return <LoadingRows rows={4} />;
  const allowed = connection?.connection?.settings.allow_order_when_out_stock;

  return (
    <Card size="small" style={{ maxWidth: 820 }}>
      <Form
        layout="vertical"
        initialValues={data}
        disabled={!can('change_sync_settings')}
        onFinish={(values: Schemas['SetSelling']) =>
          save.mutate({ ...values, price_list_id: values.price_list_id ?? null })
        }
      >
        <Form.Item
          name="sell_negative"
          label={t('settings.sellNegative')}
          valuePropName="checked"
          extra={t('settings.sellNegativeHint')}
        >
          <Switch />
        </Form.Item>
        {typeof allowed === 'boolean' && (
          <Alert
            type={allowed ? 'info' : 'warning'}
            showIcon
            title={t(allowed ? 'settings.kiotvietAllows' : 'settings.kiotvietForbids')}
            style={{ marginBlockEnd: 20 }}
          />
        )}
        <Form.Item name="buffer" label={t('settings.buffer')} extra={t('settings.bufferHint')}>
          <InputNumber min={0} style={{ width: 160 }} />
        </Form.Item>
        <Form.Item name="price_list_id" label={t('settings.priceList')}>
          <Select
            allowClear
            placeholder={t('settings.commonPrice')}
            style={{ maxWidth: 360 }}
            options={lists.data?.items
              .filter(({ archived_at }) => !archived_at)
              .map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t('common.save')}
        </Button>
      </Form>
    </Card>
  );
}
