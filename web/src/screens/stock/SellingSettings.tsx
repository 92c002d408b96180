import { Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client';
import { Page } from '@/shared/Page';
import { ProblemView } from '@/shared/ProblemView';
import { LoadingRows } from '@/shared/states';
import { useShop } from '@/shared/useShop';
import { KiotvietAllows } from './KiotvietAllows';
import { SellingForm } from './SellingForm';

/** Cài đặt bán âm: what the shop chooses about selling, and what KiotViet's settings allow. */
export function Component() {
  const { t } = useTranslation();
  const { id: shop, base } = useShop();
  const { data, error, refetch } = api.useQuery('get', '/api/v1/shops/{shop}/selling', {
    params: { path: { shop } },
  });

  return (
    <Page
      title={t('selling.title')}
      hint={t('selling.hint')}
      back={{ to: `${base}/ton-kho`, label: t('menu.stock') }}
    >
      <Flex vertical gap={16} style={{ maxWidth: 760 }}>
        {data ? (
          <SellingForm key={JSON.stringify(data)} selling={data} />
        ) : error ? (
          <ProblemView error={error} onRetry={() => void refetch()} />
        ) : (
          <LoadingRows />
        )}
        <KiotvietAllows />
      </Flex>
    </Page>
  );
}
