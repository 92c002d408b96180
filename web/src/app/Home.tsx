import { Result } from 'antd';
import { useTranslation } from 'react-i18next';
import { Navigate } from 'react-router';
import { useSession } from '@/api/session';
import { lastShop } from './lastShop';

/** The bare address leads to the shop that was open last. */
export function Home() {
  const { t } = useTranslation();
  const { shops } = useSession();
  const last = lastShop();
  const shop = shops.find(({ id }) => String(id) === last) ?? shops[0];
  if (shop) return <Navigate to={`/cua-hang/${shop.id}/tong-quan`} replace />;
  return <Result icon={null} title={t('common.noShopTitle')} subTitle={t('common.noShopHint')} />;
}
