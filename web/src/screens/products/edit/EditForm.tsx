import { Button, Flex, Form, Input, InputNumber, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { client, type Schemas } from '@/api/client';
import { CategoryChoice } from '@/shared/CategoryChoice';
import { MoneyInput } from '@/shared/MoneyInput';
import { Page } from '@/shared/Page';
import { Panel } from '@/shared/Panel';
import { useAction } from '@/shared/useAction';
import { useShop } from '@/shared/useShop';
import type { ProductPage } from '../useProduct';
import { changeOf, fieldsOf, type ProductFields } from './fields';
import { ImagesField } from './ImagesField';
import { OwnerLegend } from '../OwnerSign';
import { OwnedField } from './OwnedField';

/** Everything of a product that may be edited here; what may not says where it is. */
export function EditForm({ product }: { product: ProductPage }) {
  const { t } = useTranslation();
  const { id: shop, base } = useShop();
  const navigate = useNavigate();
  const [before] = useState(() => fieldsOf(product));
  const back = `${base}/san-pham/${product.id}`;
  const save = useAction(
    (body: Schemas['ProductChange']) =>
      client.PATCH('/api/v1/shops/{shop}/products/{id}', {
        params: { path: { shop, id: product.id } },
        body,
      }),
    {
      done: t('products.saved'),
      renews: ['products', 'stock', 'history', 'outbox'],
      onDone: () => void navigate(back),
    },
  );
  const owned = { product };
  const required = [{ required: true, whitespace: true, message: t('products.required') }];

  return (
    <Page
      title={t('products.editTitle')}
      hint={product.full_name}
      back={{ to: back, label: product.full_name }}
    >
      <Form<ProductFields>
        layout="vertical"
        initialValues={before}
        scrollToFirstError
        onFinish={(values) => {
          const change = changeOf(before, { ...before, ...values });
          if (change) save.mutate(change);
          else void navigate(back);
        }}
        style={{ maxWidth: 860 }}
      >
        <Flex vertical gap={16}>
          <OwnerLegend />
          <Panel title={t('products.facts')}>
            <OwnedField {...owned} field="name" rules={required}>
              <Input maxLength={255} />
            </OwnedField>
            <div className="field-grid">
              <OwnedField {...owned} field="code" rules={required}>
                <Input maxLength={40} />
              </OwnedField>
              <OwnedField {...owned} field="barcode">
                <Input maxLength={16} />
              </OwnedField>
              <OwnedField {...owned} field="category" name="category_id">
                <CategoryChoice placeholder={t('products.chooseCategory')} />
              </OwnedField>
              <OwnedField {...owned} field="base_price">
                <MoneyInput />
              </OwnedField>
              <OwnedField {...owned} field="unit">
                <Input maxLength={50} placeholder={t('products.unitExample')} />
              </OwnedField>
              <OwnedField {...owned} field="weight">
                <InputNumber min={0} suffix={t('products.gram')} style={{ width: '100%' }} />
              </OwnedField>
            </div>
            {before.attributes.map((attribute, index) => (
              <OwnedField
                key={attribute.name}
                {...owned}
                field="attributes"
                name={['attributes', index, 'value']}
                label={attribute.name}
                rules={required}
              >
                <Input />
              </OwnedField>
            ))}
            {before.attributes.map((attribute, index) => (
              <Form.Item key={attribute.name} name={['attributes', index, 'name']} hidden noStyle>
                <Input />
              </Form.Item>
            ))}
          </Panel>
          <Panel title={t('products.selling')}>
            {(['active', 'allows_sale', 'visible'] as const).map((field) => (
              <OwnedField key={field} {...owned} field={field} valuePropName="checked">
                <Switch />
              </OwnedField>
            ))}
          </Panel>
          <Panel title={t('products.presentation')}>
            <OwnedField {...owned} field="images">
              <ImagesField />
            </OwnedField>
            <OwnedField {...owned} field="description" extra={t('products.descriptionHint')}>
              <Input.TextArea autoSize={{ minRows: 4, maxRows: 16 }} />
            </OwnedField>
          </Panel>
          <Flex gap={8} className="form-actions">
            <Button type="primary" htmlType="submit" loading={save.isPending}>
              {t('common.save')}
            </Button>
            <Button onClick={() => void navigate(back)}>{t('common.cancel')}</Button>
          </Flex>
        </Flex>
      </Form>
    </Page>
  );
}
