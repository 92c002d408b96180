import { CloudUploadOutlined } from '@ant-design/icons';
import { Button, Flex, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatQuantity } from '@/shared/format';
import { LiveText } from '@/shared/LiveText';
import { usePush } from '../usePush';

/** What can be done with the ticked products. */
export function SelectionBar({ ids, onClear }: { ids: readonly number[]; onClear: () => void }) {
  const { t } = useTranslation();
  const push = usePush(onClear);
  const said = t('products.selected', { count: ids.length, shown: formatQuantity(ids.length) });
  return (
    <>
      <LiveText hidden>{ids.length > 0 && said}</LiveText>
      {ids.length > 0 && (
        <Flex
          wrap
          align="center"
          gap={12}
          style={{
            position: 'sticky',
            top: 56,
            zIndex: 10,
            marginBlockEnd: 12,
            padding: '10px 16px',
            borderRadius: 8,
            background: 'var(--ant-color-primary-bg)',
            border: '1px solid var(--ant-color-primary-border)',
          }}
        >
          <Typography.Text strong>{said}</Typography.Text>
          <Button
            type="primary"
            icon={<CloudUploadOutlined />}
            loading={push.isPending}
            onClick={() => push.mutate(ids)}
          >
            {t('products.push.many')}
          </Button>
          <Typography.Text type="secondary">{t('products.push.hint')}</Typography.Text>
          <Button type="text" onClick={onClear}>
            {t('products.unselect')}
          </Button>
        </Flex>
      )}
    </>
  );
}
