import { Flex, Typography } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '@/shared/Panel';
import { Link } from 'react-router';
import { formatMoney, formatQuantity } from '@/shared/format';
import { Time } from '@/shared/Time';
import { useShop } from '@/shared/useShop';
import { attributesOf } from '../attributes';
import { ownerOf } from '../owners';
import { OwnerLegend, OwnerSign } from '../OwnerSign';
import type { ProductPage } from '../useProduct';

/** A product's fields, each with the sign of whose it is. */
export function Facts({ product }: { product: ProductPage }) {
  const { t } = useTranslation();
  const { base } = useShop();
  const linked = product.remote_id !== null;
  const yes = (value: boolean) => t(value ? 'common.yes' : 'common.no');
  const fields: [string, string, ReactNode][] = [
    ['name', t('fields.name'), product.name],
    ['code', t('products.code'), product.code],
    ['barcode', t('fields.barcode'), product.barcode],
    [
      'category',
      t('fields.category'),
      product.category && (
        <Link to={`${base}/san-pham?danh-muc=${product.category_id}`}>{product.category}</Link>
      ),
    ],
    ['brand', t('fields.brand'), product.brand],
    ['base_price', t('fields.base_price'), formatMoney(product.base_price)],
    ['unit', t('fields.unit'), product.unit],
    [
      'weight',
      t('fields.weight'),
      product.weight !== null && t('products.grams', { weight: formatQuantity(product.weight) }),
    ],
    [
      'attributes',
      t('fields.attributes'),
      attributesOf(product)
        .map(({ name, value }) => `${name}: ${value}`)
        .join(' · '),
    ],
    ['active', t('fields.active'), yes(product.active)],
    ['allows_sale', t('fields.allows_sale'), yes(product.allows_sale)],
    ['visible', t('fields.visible'), yes(product.visible)],
  ];
  return (
    <Panel title={t('products.facts')}>
      <dl style={{ margin: 0, display: 'grid', gap: 10 }}>
        {fields.map(([field, label, value]) => (
          <div key={field} style={{ display: 'grid', gridTemplateColumns: '150px 1fr 20px', gap: 8 }}>
            <dt style={{ color: 'var(--ant-color-text-secondary)' }}>{label}</dt>
            <dd style={{ margin: 0, overflowWrap: 'anywhere' }}>{value || '–'}</dd>
            <dd style={{ margin: 0 }}>
              <OwnerSign owner={ownerOf(field, product.field_rules, linked)} />
            </dd>
          </div>
        ))}
      </dl>
      <Flex vertical gap={4} style={{ marginBlockStart: 20 }}>
        <OwnerLegend />
        {product.link.kiotviet_id !== null && (
          <Typography.Text type="secondary">
            {t('products.kiotvietId', { id: product.link.kiotviet_id })}
            {product.link.agreed_at && (
              <>
                {' · '}
                {t('products.agreed')} <Time value={product.link.agreed_at} />
              </>
            )}
          </Typography.Text>
        )}
        <Typography.Text type="secondary">
          {t('products.updated')} <Time value={product.updated_at} />
        </Typography.Text>
      </Flex>
    </Panel>
  );
}
