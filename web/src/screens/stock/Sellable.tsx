import { Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatQuantity } from '@/shared/format';

/** How many may be sold; nothing left is told in words too. */
export function Sellable({ pieces, unlimited }: { pieces: number; unlimited: boolean }) {
  const { t } = useTranslation();
  if (unlimited) return <Typography.Text type="success">{t('stock.unlimited')}</Typography.Text>;
  if (pieces === 0) return <Typography.Text type="danger">{t('stock.soldOut')}</Typography.Text>;
  return (
    <Typography.Text strong className="numeric">
      {formatQuantity(pieces)}
    </Typography.Text>
  );
}
