import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Flex, Form, Input, InputNumber, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { MoneyInput } from '@/shared/MoneyInput';
import { combinationsOf, type Draft } from './draft';

/** Further units: Thùng 24, Lốc 6. */
export function UnitsField() {
  const { t } = useTranslation();
  const base = Form.useWatch<string | undefined>('unit')?.trim() || t('products.piece');
  const several = combinationsOf(Form.useWatch<Draft['attributes']>('attributes')).length > 1;
  const required = [{ required: true, message: t('products.required') }];
  return (
    <Form.List name="units">
      {(rows, { add, remove }) => (
        <Flex vertical gap={12}>
          <Typography.Text type="secondary">{t('products.unitsHint')}</Typography.Text>
          {rows.map(({ key, name }) => (
            <Flex key={key} gap={8} align="flex-start">
              <div className="field-grid field-grid-narrow" style={{ flex: 1 }}>
                <Form.Item name={[name, 'unit']} label={t('products.unitName')} rules={required}>
                  <Input maxLength={50} placeholder={t('products.unitNameExample')} />
                </Form.Item>
                <Form.Item
                  name={[name, 'conversion']}
                  label={t('products.conversion', { base })}
                  rules={[...required, { type: 'number', min: 1.001, message: t('products.conversionMore') }]}
                >
                  <InputNumber min={1} style={{ width: '100%' }} />
                </Form.Item>
                <Form.Item
                  name={[name, 'base_price']}
                  label={t('fields.base_price')}
                  extra={t('products.unitPriceByItself')}
                >
                  <MoneyInput />
                </Form.Item>
                {!several && (
                  <>
                    <Form.Item name={[name, 'code']} label={t('products.code')}>
                      <Input maxLength={40} placeholder={t('products.codeByItself')} />
                    </Form.Item>
                    <Form.Item name={[name, 'barcode']} label={t('fields.barcode')}>
                      <Input maxLength={16} />
                    </Form.Item>
                  </>
                )}
              </div>
              <Button
                type="text"
                icon={<DeleteOutlined />}
                aria-label={t('products.unitRemove')}
                onClick={() => remove(name)}
                style={{ marginBlockStart: 30 }}
              />
            </Flex>
          ))}
          <Button icon={<PlusOutlined />} onClick={() => add({})} style={{ alignSelf: 'start' }}>
            {t('products.unitAdd')}
          </Button>
        </Flex>
      )}
    </Form.List>
  );
}
