import { Flex, Form, Input, InputNumber, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { MoneyInput } from '@/shared/MoneyInput';
import { usePointsOfSale } from '@/shared/usePointsOfSale';
import { combinationsOf, type Combination, type Draft } from './draft';

/** Each variant's own code, price and opening stock. */
export function VariantsField() {
  const attributes = Form.useWatch<Draft['attributes']>('attributes');
  const combinations = combinationsOf(attributes);
  return (
    <Flex vertical gap={20}>
      {combinations.map((combination) => (
        <VariantRow key={combination.key} combination={combination} />
      ))}
    </Flex>
  );
}

function VariantRow({ combination: { key } }: { combination: Combination }) {
  const { t } = useTranslation();
  const { open: places } = usePointsOfSale();
  const at = (...rest: string[]) => ['variants', key, ...rest];
  return (
    <fieldset style={{ border: 0, margin: 0, padding: 0, minWidth: 0 }}>
      {key && (
        <legend style={{ padding: 0, marginBlockEnd: 8 }}>
          <Typography.Text strong>{key}</Typography.Text>
        </legend>
      )}
      <div className="field-grid field-grid-narrow">
        <Form.Item
          name={at('base_price')}
          label={t('fields.base_price')}
          rules={[{ required: true, message: t('products.required') }]}
        >
          <MoneyInput />
        </Form.Item>
        <Form.Item name={at('code')} label={t('products.code')}>
          <Input maxLength={40} placeholder={t('products.codeByItself')} />
        </Form.Item>
        <Form.Item name={at('barcode')} label={t('fields.barcode')}>
          <Input maxLength={16} />
        </Form.Item>
        <Form.Item name={at('cost')} label={t('products.cost')}>
          <MoneyInput />
        </Form.Item>
        {places.map((place) => (
          <Form.Item
            key={place.id}
            name={at('stock', String(place.id))}
            label={t('products.openingStock', { place: place.name })}
          >
            <InputNumber min={0} style={{ width: '100%' }} />
          </Form.Item>
        ))}
      </div>
    </fieldset>
  );
}
