import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/api/client';

/** Whether buyers get the prices of a list. */
export function PriceListState({ list }: { list: Schemas['PriceListView'] }) {
  const { t } = useTranslation();
  if (list.archived_at) return <Tag color="error">{t('priceLists.archived')}</Tag>;
  return list.active ? (
    <Tag color="success">{t('priceLists.applied')}</Tag>
  ) : (
    <Tag>{t('priceLists.notApplied')}</Tag>
  );
}
