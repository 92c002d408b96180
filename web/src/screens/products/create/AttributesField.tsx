import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Flex, Form, Input, Select, Typography } from 'antd';
import { useTranslation } from 'react-i18next';

/** What tells variants apart, and their values. */
export function AttributesField() {
  const { t } = useTranslation();
  return (
    <Form.List name="attributes">
      {(rows, { add, remove }) => (
        <Flex vertical gap={12} style={{ marginBlockEnd: 20 }}>
          <Typography.Text type="secondary">{t('products.attributesHint')}</Typography.Text>
          {rows.map(({ key, name }) => (
            <Flex key={key} gap={8} align="flex-start" wrap>
              <Form.Item name={[name, 'name']} noStyle>
                <Input
                  aria-label={t('products.attributeName')}
                  placeholder={t('products.attributeName')}
                  style={{ width: 160 }}
                />
              </Form.Item>
              <Form.Item name={[name, 'values']} noStyle>
                <Select
                  mode="tags"
                  open={false}
                  suffix={null}
                  aria-label={t('products.attributeValues')}
                  placeholder={t('products.attributeValues')}
                  tokenSeparators={[',', ';']}
                  style={{ flex: '1 1 220px' }}
                />
              </Form.Item>
              <Button
                type="text"
                icon={<DeleteOutlined />}
                aria-label={t('products.attributeRemove')}
                onClick={() => remove(name)}
              />
            </Flex>
          ))}
          {rows.length < 3 && (
            <Button icon={<PlusOutlined />} onClick={() => add({})} style={{ alignSelf: 'start' }}>
              {t('products.attributeAdd')}
            </Button>
          )}
        </Flex>
      )}
    </Form.List>
  );
}
