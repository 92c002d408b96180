import { TableOutlined } from '@ant-design/icons';
import { Button, Checkbox, Flex, Popover } from 'antd';
import { useTranslation } from 'react-i18next';
import { optionalColumns, usualColumns, type Column } from './useColumnChoice';

/** Which columns the table shows. */
export function ColumnChoice({
  columns,
  choose,
}: {
  columns: Column[];
  choose: (columns: Column[]) => void;
}) {
  const { t } = useTranslation();
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      title={t('products.columns.title')}
      content={
        <Flex vertical gap={10}>
          <Checkbox.Group
            value={columns}
            onChange={(chosen) => choose(chosen)}
            options={optionalColumns.map((column) => ({
              value: column,
              label: t(`products.columns.${column}`),
            }))}
            style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: '6px 16px' }}
          />
          <Button
            size="small"
            type="link"
            onClick={() => choose(usualColumns)}
            style={{ alignSelf: 'start' }}
          >
            {t('products.columns.usual')}
          </Button>
        </Flex>
      }
    >
      <Button icon={<TableOutlined />}>{t('products.columns.button')}</Button>
    </Popover>
  );
}
