import { Alert, Flex, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Panel } from '@/shared/Panel';
import { Link } from 'react-router';
import type { Schemas } from '@/api/client';
import { formatQuantity } from '@/shared/format';
import { Time } from '@/shared/Time';
import { useShop } from '@/shared/useShop';
import type { ProductPage } from '../useProduct';
import { Count } from './Count';

type At = Schemas['SellableAt'];

const reasons = [
  'counted',
  'no_stock_needed',
  'sells_negative',
  'stopped_in_shop',
  'stopped_at_point_of_sale',
  'not_by_itself',
] as const;

/** One point of sale: the figure, and how it comes about. */
export function SellableAt({ at, product }: { at: At; product: ProductPage }) {
  const { t } = useTranslation();
  const { base } = useShop();
  const reason = reasons.find((reason) => reason === at.reason);
  const unit = product.unit ?? t('products.piece');
  return (
    <Panel title={at.point_of_sale}>
      <Flex vertical gap={12}>
        <div>
          <Typography.Text type="secondary">{t('stock.sellable')}</Typography.Text>
          <div style={{ fontSize: 28, fontWeight: 600, lineHeight: 1.2 }} className="numeric">
            {at.unlimited ? t('stock.unlimited') : formatQuantity(at.sellable)}
            {!at.unlimited && <span style={{ fontSize: 15, fontWeight: 400 }}> {unit}</span>}
          </div>
        </div>
        {reason && reason !== 'counted' && (
          <Alert type={at.unlimited ? 'info' : 'warning'} showIcon title={t(`sellable.reason.${reason}`)} />
        )}
        {at.count && at.count.product_id !== product.id && (
          <Typography.Text>
            {t(at.scarcest_part ? 'sellable.byPart' : 'sellable.byBase')}{' '}
            <Link
              to={`${base}/san-pham/${at.count.product_id}?muc=ton-kho`}
              style={{ textDecoration: 'underline' }}
            >
              {at.count.code}
            </Link>
            {at.scarcest_part &&
              ` (${t('sellable.partNeeds', { needs: formatQuantity(at.scarcest_part.needs) })})`}
          </Typography.Text>
        )}
        {at.count && <Count count={at.count} />}
        {at.count && product.conversion !== null && (
          <Typography.Text>
            {t('sellable.conversion', {
              unit,
              conversion: formatQuantity(product.conversion),
              pieces: formatQuantity(at.sellable),
            })}
          </Typography.Text>
        )}
        <Typography.Text type="secondary">
          {at.read_at ? (
            <>
              {t('sellable.readAt')} <Time value={at.read_at} />
            </>
          ) : (
            at.count && t('sellable.neverRead')
          )}
        </Typography.Text>
      </Flex>
    </Panel>
  );
}
