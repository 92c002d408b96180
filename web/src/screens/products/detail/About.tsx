import { Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { Panel } from '@/shared/Panel';
import { RichText } from '@/shared/RichText';
import type { ProductPage } from '../useProduct';
import { Facts } from './Facts';
import { Family } from './Family';
import { Gallery } from './Gallery';
import { Parts } from './Parts';

/** What a product is: its fields, pictures, family, and text. */
export function About({ product }: { product: ProductPage }) {
  const { t } = useTranslation();
  return (
    <Flex vertical gap={16}>
      <div
        style={{
          display: 'grid',
          gap: 16,
          gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 340px), 1fr))',
          alignItems: 'start',
        }}
      >
        <Facts product={product} />
        <Flex vertical gap={16} style={{ minWidth: 0 }}>
          <Gallery product={product} />
          <Panel title={t('fields.description')}>
            <RichText html={product.description} empty={t('products.noDescription')} />
          </Panel>
        </Flex>
      </div>
      <Parts product={product} />
      <Family product={product} />
    </Flex>
  );
}
