import { EyeOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '@/api/client';
import { useShop } from '@/shared/useShop';

/** Says that shadow mode is on, and leads to what it would have done. */
export function Shadow() {
  const { t } = useTranslation();
  const { id: shop, base } = useShop();
  const { data } = api.useQuery('get', '/api/v1/shops/{shop}/shadow', { params: { path: { shop } } });
  if (!data?.on) return null;
  return (
    <Alert
      type="info"
      showIcon
      icon={<EyeOutlined />}
      title={t('plans.shadowTitle')}
      description={t('plans.shadowHint')}
      action={
        data.plan && (
          <Link to={`${base}/dong-bo/xem-truoc/${data.plan.id}`}>
            <Button>{t('plans.shadowOpen')}</Button>
          </Link>
        )
      }
    />
  );
}
