import { Image, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Panel } from '@/shared/Panel';
import type { ProductPage } from '../useProduct';

/** A grey field with a picture's outline, for addresses that lead to no picture. */
const missing =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 96 96'%3E%3Crect width='96' height='96' fill='%23f1efe8'/%3E%3Cpath d='M28 34h40v28H28zM33 57l9-11 7 8 5-5 9 8' fill='none' stroke='%239aa5a1' stroke-width='2'/%3E%3C/svg%3E";

/** A product's pictures; one tap makes them large. */
export function Gallery({ product }: { product: ProductPage }) {
  const { t } = useTranslation();
  return (
    <Panel title={t('fields.images')}>
      {product.images.length === 0 ? (
        <Typography.Text type="secondary">{t('products.noImages')}</Typography.Text>
      ) : (
        <Image.PreviewGroup>
          <div style={{ display: 'flex', flexWrap: 'wrap', gap: 10 }}>
            {product.images.map((address, index) => (
              <Image
                key={address}
                src={address}
                fallback={missing}
                width={96}
                height={96}
                alt={t('products.imageOf', { number: index + 1, name: product.full_name })}
                style={{
                  objectFit: 'cover',
                  borderRadius: 8,
                  border: '1px solid var(--ant-color-border-secondary)',
                }}
              />
            ))}
          </div>
        </Image.PreviewGroup>
      )}
    </Panel>
  );
}
