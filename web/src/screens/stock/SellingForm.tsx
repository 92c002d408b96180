import { Alert, Button, Card, Form, InputNumber, Select, Switch, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, client, type Schemas } from '@/api/client';
import { useSession } from '@/api/session';
import { useAction } from '@/shared/useAction';
import { useShop } from '@/shared/useShop';
import { useKiotvietSettings } from './KiotvietAllows';

type Selling = Schemas['Selling'];

/** What the shop chooses about selling. */
export function SellingForm({ selling }: { selling: Selling }) {
  const { t } = useTranslation();
  const { id: shop, base } = useShop();
  const { can } = useSession();
  const allowed = can('change_sync_settings');
  const [form] = Form.useForm<Selling>();
  const sellsNegative = Form.useWatch('sell_negative', form);
  const settings = useKiotvietSettings();
  const lists = api.useQuery('get', '/api/v1/shops/{shop}/price-lists', {
    params: { path: { shop }, query: { limit: 500 } },
  });
  const save = useAction(
    (body: Selling) => client.PUT('/api/v1/shops/{shop}/selling', { params: { path: { shop } }, body }),
    { done: t('common.saved'), renews: ['selling', 'products', 'stock'] },
  );

  return (
    <Card>
      <Form
        form={form}
        layout="vertical"
        disabled={!allowed}
        initialValues={selling}
        onFinish={(values) => save.mutate({ ...values, price_list_id: values.price_list_id ?? null })}
      >
        <Form.Item
          name="sell_negative"
          label={t('selling.sellNegative')}
          valuePropName="checked"
          extra={t('selling.sellNegativeHint')}
        >
          <Switch />
        </Form.Item>
        {sellsNegative && settings?.allow_order_when_out_stock === false && (
          <Alert
            type="warning"
            showIcon
            title={t('selling.refusedByKiotviet')}
            description={t('selling.refusedByKiotvietHint')}
            style={{ marginBlockEnd: 24 }}
          />
        )}
        <Form.Item name="buffer" label={t('selling.buffer')} extra={t('selling.bufferHint')}>
          <InputNumber min={0} style={{ width: 160 }} />
        </Form.Item>
        <Form.Item name="price_list_id" label={t('selling.priceList')} extra={t('selling.priceListHint')}>
          <Select
            allowClear
            loading={lists.isPending}
            placeholder={t('selling.commonPrice')}
            options={lists.data?.items
              .filter((list) => !list.archived_at || list.id === selling.price_list_id)
              .map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
        <Typography.Paragraph type="secondary">
          {t('selling.exceptions')}{' '}
          <Link to={`${base}/san-pham`} style={{ textDecoration: 'underline' }}>
            {t('selling.toProducts')}
          </Link>
        </Typography.Paragraph>
        {allowed && (
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            {t('common.save')}
          </Button>
        )}
      </Form>
    </Card>
  );
}
