import { Flex, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Thumbnail } from '@/shared/Thumbnail';
import { useShop } from '@/shared/useShop';
import type { Product } from './columns';

/** A product with its picture, leading to its page. */
export function ProductName({ product }: { product: Product }) {
  const { t } = useTranslation();
  const { base } = useShop();
  return (
    <Flex gap={12} align="center">
      <Thumbnail src={product.image} />
      <div style={{ minWidth: 0 }}>
        <Link to={`${base}/san-pham/${product.id}`} style={{ fontWeight: 500 }}>
          {product.full_name}
        </Link>
        {(product.kind === 'combo' || product.kind === 'service') && (
          <Tag style={{ marginInlineStart: 8 }}>{t(`products.kinds.${product.kind}`)}</Tag>
        )}
      </div>
    </Flex>
  );
}
