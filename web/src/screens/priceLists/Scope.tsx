import { Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/api/client';
import { formatDate } from '@/shared/format';
import { useCustomerGroups } from '@/shared/useCustomerGroups';
import { usePointsOfSale } from '@/shared/usePointsOfSale';

type PriceList = Schemas['PriceListView'];

/** Which buyers a list is for. */
export function Buyers({ list }: { list: PriceList }) {
  const { t } = useTranslation();
  const { namesOf } = useCustomerGroups();
  if (list.for_all_groups) return <>{t('priceLists.everyone')}</>;
  if (list.customer_groups.length === 0) {
    return <Typography.Text type="secondary">{t('priceLists.nobody')}</Typography.Text>;
  }
  return <>{namesOf(list.customer_groups).join(', ')}</>;
}

/** At which points of sale a list counts. */
export function Places({ list }: { list: PriceList }) {
  const { t } = useTranslation();
  const { nameOf } = usePointsOfSale();
  if (list.points_of_sale.length === 0) return <>{t('priceLists.everywhere')}</>;
  return <>{list.points_of_sale.map(nameOf).join(', ')}</>;
}

/** In which days a list counts. */
export function Period({ list }: { list: PriceList }) {
  const { t } = useTranslation();
  if (!list.starts_at && !list.ends_at) return <>{t('priceLists.always')}</>;
  return (
    <>
      {formatDate(list.starts_at)} – {formatDate(list.ends_at)}
    </>
  );
}
