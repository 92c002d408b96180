import { Flex, Tabs, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { Page } from '@/shared/Page';
import { ProblemView } from '@/shared/ProblemView';
import { Loading } from '@/shared/states';
import { Story } from '@/shared/story/Story';
import { useSession } from '@/api/session';
import { useShop } from '@/shared/useShop';
import { LinkTag, StandingTag } from '../states';
import { useProduct } from '../useProduct';
import { About } from './About';
import { Actions } from './Actions';
import { LinkNotice } from './LinkNotice';
import { Prices } from './Prices';
import { Stock } from './Stock';

const parts = ['thong-tin', 'ton-kho', 'gia', 'lich-su'] as const;

/** One product, all that is known of it. */
export function Component() {
  const { t } = useTranslation();
  const { base } = useShop();
  const { can } = useSession();
  const id = Number(useParams().id);
  const [search, setSearch] = useSearchParams();
  const { data: product, error, refetch } = useProduct(id);

  if (error && !product) return <ProblemView error={error} onRetry={() => void refetch()} page />;
  if (!product) return <Loading />;

  const part = parts.find((part) => part === search.get('muc')) ?? 'thong-tin';
  return (
    <Page
      title={product.full_name}
      heading={
        <Flex wrap align="center" gap="4px 10px">
          {product.full_name}
          <Flex wrap gap={6}>
            <StandingTag product={product} />
            <LinkTag state={product.link.state} />
            {product.kind !== 'goods' && (
              <Tag>{t(`products.kinds.${product.kind === 'combo' ? 'combo' : 'service'}`)}</Tag>
            )}
          </Flex>
        </Flex>
      }
      hint={product.code}
      back={{ to: `${base}/san-pham`, label: t('menu.products') }}
      actions={<Actions product={product} />}
    >
      <LinkNotice product={product} />
      <Tabs
        activeKey={part}
        onChange={(part) => setSearch(part === 'thong-tin' ? {} : { muc: part }, { replace: true })}
        destroyOnHidden
        items={[
          { key: 'thong-tin', label: t('products.tabs.about'), children: <About product={product} /> },
          { key: 'ton-kho', label: t('products.tabs.stock'), children: <Stock product={product} /> },
          { key: 'gia', label: t('products.tabs.prices'), children: <Prices product={product} /> },
          ...(can('see_sync')
            ? [
                {
                  key: 'lich-su',
                  label: t('products.tabs.story'),
                  children: <Story entity="products" id={id} label={product.full_name} />,
                },
              ]
            : []),
        ]}
      />
    </Page>
  );
}
