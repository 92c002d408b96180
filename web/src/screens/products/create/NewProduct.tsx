import { Button, Checkbox, Flex, Form, Input, InputNumber, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { client } from '@/api/client';
import { useSession } from '@/api/session';
import { CategoryChoice } from '@/shared/CategoryChoice';
import { Page } from '@/shared/Page';
import { Panel } from '@/shared/Panel';
import { useAction } from '@/shared/useAction';
import { useShop } from '@/shared/useShop';
import { ImagesField } from '../edit/ImagesField';
import { sendProducts } from '../usePush';
import { requestOf, type Draft } from './draft';
import { AttributesField } from './AttributesField';
import { UnitsField } from './UnitsField';
import { useBirths } from './useBirths';
import { VariantsField } from './VariantsField';

/** A product is made here, and on KiotViet. */
export function Component() {
  const { t } = useTranslation();
  const { id: shop, base } = useShop();
  const navigate = useNavigate();
  const sent = useBirths() === 'sent';
  const [wanted, setWanted] = useState(true);
  const mayPush = useSession().can('run_sync');
  const push = mayPush && wanted;
  const list = `${base}/san-pham`;

  const create = useAction(
    async (draft: Draft) => {
      const params = { path: { shop } };
      const made = await client.POST('/api/v1/shops/{shop}/products', { params, body: requestOf(draft) });
      const { items } = made.data!;
      if (push && !sent)
        await sendProducts(
          shop,
          items.map(({ id }) => id),
        );
      return items;
    },
    {
      done: t(sent || push ? 'products.createdAndSent' : 'products.created'),
      renews: ['products', 'stock', 'outbox', 'categories'],
      onDone: ([first]) => void navigate(first ? `${list}/${first.id}` : list),
    },
  );
  const required = [{ required: true, message: t('products.required') }];

  return (
    <Page title={t('products.create')} back={{ to: list, label: t('menu.products') }}>
      <Form<Draft>
        layout="vertical"
        scrollToFirstError
        onFinish={(draft) => create.mutate(draft)}
        style={{ maxWidth: 980 }}
      >
        <Flex vertical gap={16}>
          <Panel title={t('products.facts')}>
            <Form.Item name="name" label={t('fields.name')} rules={[{ ...required[0], whitespace: true }]}>
              <Input maxLength={255} />
            </Form.Item>
            <div className="field-grid">
              <Form.Item name="category_id" label={t('fields.category')} rules={required}>
                <CategoryChoice placeholder={t('products.chooseCategory')} />
              </Form.Item>
              <Form.Item name="unit" label={t('fields.unit')}>
                <Input maxLength={50} placeholder={t('products.unitExample')} />
              </Form.Item>
              <Form.Item name="weight" label={t('fields.weight')}>
                <InputNumber min={0} suffix={t('products.gram')} style={{ width: '100%' }} />
              </Form.Item>
            </div>
          </Panel>
          <Panel title={t('products.variantsAndPrices')}>
            <AttributesField />
            <VariantsField />
          </Panel>
          <Panel title={t('products.units')}>
            <UnitsField />
          </Panel>
          <Panel title={t('products.presentation')}>
            <Form.Item name="images" label={t('fields.images')} extra={t('products.imagesOnce')}>
              <ImagesField />
            </Form.Item>
            <Form.Item
              name="description"
              label={t('fields.description')}
              extra={t('products.descriptionHint')}
            >
              <Input.TextArea autoSize={{ minRows: 3, maxRows: 12 }} />
            </Form.Item>
          </Panel>
          {sent ? (
            <Typography.Text type="secondary">{t('products.sentByItself')}</Typography.Text>
          ) : (
            mayPush && (
              <Checkbox checked={push} onChange={({ target }) => setWanted(target.checked)}>
                {t('products.sendNow')}
              </Checkbox>
            )
          )}
          <Flex gap={8} className="form-actions">
            <Button type="primary" htmlType="submit" loading={create.isPending}>
              {t(sent || push ? 'products.createAndSend' : 'products.createHere')}
            </Button>
            <Button onClick={() => void navigate(list)}>{t('common.cancel')}</Button>
          </Flex>
        </Flex>
      </Form>
    </Page>
  );
}
