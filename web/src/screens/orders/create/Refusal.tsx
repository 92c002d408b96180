import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Problem } from '@/api/problem';
import { Trouble } from '@/shared/Trouble';
import { useShop } from '@/shared/useShop';

/** Why the order was not placed, or why nobody knows whether it was. */
export function Refusal({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const { base } = useShop();
  if (error === undefined) return null;
  if (!(error instanceof Problem)) {
    return (
      <Alert
        role="alert"
        type="warning"
        showIcon
        title={t('orders.create.again')}
        description={t('orders.create.againHint')}
      />
    );
  }
  if (error.details.code === 'ORD-KEY-REUSED') {
    return (
      <Alert
        role="alert"
        type="warning"
        showIcon
        title={t('orders.create.keyUsed')}
        description={t('orders.create.keyUsedHint')}
        action={<Link to={`${base}/don-hang`}>{t('menu.orders')}</Link>}
      />
    );
  }
  return (
    <div role="alert">
      <Trouble {...error.details} />
    </div>
  );
}
