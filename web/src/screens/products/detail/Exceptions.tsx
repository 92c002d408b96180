import { Button, Form, InputNumber, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, client, type Schemas } from '@/api/client';
import { formatQuantity } from '@/shared/format';
import { Panel } from '@/shared/Panel';
import { useAction } from '@/shared/useAction';
import { useShop } from '@/shared/useShop';
import type { ProductPage } from '../useProduct';

/** Where this product departs from what the shop chose about selling. */
export function Exceptions({ product }: { product: ProductPage }) {
  const { t } = useTranslation();
  const { id: shop, base } = useShop();
  const path = { shop, id: product.id };
  const own = api.useQuery('get', '/api/v1/shops/{shop}/products/{id}/selling', { params: { path } });
  const common = api.useQuery('get', '/api/v1/shops/{shop}/selling', { params: { path: { shop } } });
  const save = useAction(
    (body: Schemas['ProductSelling']) =>
      client.PUT('/api/v1/shops/{shop}/products/{id}/selling', { params: { path }, body }),
    { done: t('common.saved'), renews: ['products', 'stock'] },
  );
  if (!own.data || product.kind !== 'goods') return null;

  return (
    <Panel
      title={t('selling.exceptionTitle')}
      extra={<Link to={`${base}/ton-kho/cai-dat`}>{t('selling.title')}</Link>}
    >
      <Form
        key={JSON.stringify(own.data)}
        layout="vertical"
        initialValues={own.data}
        onFinish={(values: Schemas['ProductSelling']) =>
          save.mutate({ ...values, buffer: values.buffer ?? null })
        }
      >
        <Form.Item
          name="only_in_stock"
          label={t('selling.onlyInStock')}
          valuePropName="checked"
          extra={t('selling.onlyInStockHint')}
        >
          <Switch />
        </Form.Item>
        <Form.Item
          name="buffer"
          label={t('selling.ownBuffer')}
          extra={
            <>
              {t('selling.ownBufferHint', { buffer: formatQuantity(common.data?.buffer ?? 0) })}{' '}
              {product.base_id !== null && t('selling.ownBufferOfBase')}
            </>
          }
        >
          <InputNumber min={0} style={{ width: 160 }} placeholder={String(common.data?.buffer ?? 0)} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t('common.save')}
        </Button>
      </Form>
    </Panel>
  );
}
