import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Problem } from '@/api/problem';
import { formatQuantity } from '@/shared/format';
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
  const { shortages = [], ...details } = error.details;
  return (
    <div role="alert">
      {shortages.length === 0 ? (
        <Trouble {...details} />
      ) : (
        // The list says what the sentence would, legibly.
        <Trouble {...details} detail={t('orders.create.missingGoods')}>
          <ul style={{ margin: 0, paddingInlineStart: 20 }}>
            {shortages.map(({ product_id, code, full_name, wanted, sellable }) => (
              <li key={product_id}>
                <Link to={`${base}/san-pham/${product_id}`}>{full_name}</Link> ({code}):{' '}
                {t('orders.create.wantedAndLeft', {
                  wanted: formatQuantity(wanted),
                  left: formatQuantity(sellable),
                })}
              </li>
            ))}
          </ul>
        </Trouble>
      )}
    </div>
  );
}
