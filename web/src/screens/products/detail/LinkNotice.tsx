import { CloudUploadOutlined, ReloadOutlined } from '@ant-design/icons';
import { Alert, Button, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { client } from '@/api/client';
import { useSession } from '@/api/session';
import { useAction } from '@/shared/useAction';
import { useShop } from '@/shared/useShop';
import type { ProductPage } from '../useProduct';
import { usePush } from '../usePush';

/** What stands between the product and KiotViet: not there yet, on its way, or refused. */
export function LinkNotice({ product }: { product: ProductPage }) {
  const { t } = useTranslation();
  const { id: shop, base } = useShop();
  const { can } = useSession();
  const push = usePush();
  const retry = useAction(
    () =>
      client.POST('/api/v1/shops/{shop}/outbox/retry', {
        params: { path: { shop } },
        body: { entity: 'products', id: product.id },
      }),
    { done: t('products.push.retrying'), renews: ['products', 'outbox'] },
  );
  const { state, code, message } = product.link;
  if (state === 'linked' || product.archived_at) return null;

  const content = {
    unlinked: (
      <Alert
        type="info"
        showIcon
        title={t('products.push.unlinkedTitle')}
        description={t('products.push.unlinkedHint')}
        action={
          can('run_sync') && (
            <Button
              type="primary"
              icon={<CloudUploadOutlined />}
              loading={push.isPending}
              onClick={() => push.mutate([product.id])}
            >
              {t('products.push.one')}
            </Button>
          )
        }
      />
    ),
    waiting: (
      <Alert
        type="info"
        showIcon
        title={t('products.push.waitingTitle')}
        description={
          <Flex vertical gap={4}>
            {message && <span>{message}</span>}
            <Link to={`${base}/dong-bo/cho-gui`}>{t('products.push.toOutbox')}</Link>
          </Flex>
        }
      />
    ),
    refused: (
      <Alert
        type="error"
        showIcon
        title={t('products.push.refusedTitle')}
        description={
          <Flex vertical gap={4}>
            {message && <span>{message}</span>}
            {code && <Link to={`/ma-loi/${encodeURIComponent(code)}`}>{t('problems.about')}</Link>}
            <Link to={`${base}/dong-bo/cho-gui`}>{t('products.push.toOutbox')}</Link>
          </Flex>
        }
        action={
          can('run_sync') && (
            <Button icon={<ReloadOutlined />} loading={retry.isPending} onClick={() => retry.mutate()}>
              {t('common.tryAgain')}
            </Button>
          )
        }
      />
    ),
  };
  return <div style={{ marginBlockEnd: 8 }}>{content[state]}</div>;
}
