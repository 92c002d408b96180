import { Button, Card, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '@/api/client';
import { ProblemView } from '@/shared/ProblemView';
import { Empty, LoadingRows } from '@/shared/states';
import { useShop } from '@/shared/useShop';
import { SyncPage } from '../SyncPage';
import { Facts } from './Facts';
import { LastRun } from './LastRun';
import { Shadow } from './Shadow';
import { StartButton } from './StartButton';
import { Todo } from './Todo';

/** How synchronisation stands, and the button. */
export function Component() {
  const { t } = useTranslation();
  const { id: shop, base } = useShop();
  const { data, error, refetch } = api.useQuery('get', '/api/v1/shops/{shop}/connection', {
    params: { path: { shop } },
  });

  if (!data) {
    return (
      <SyncPage title={t('status.title')}>
        {error ? <ProblemView error={error} onRetry={() => void refetch()} /> : <LoadingRows />}
      </SyncPage>
    );
  }
  if (!data.connection) {
    return (
      <SyncPage title={t('status.title')}>
        <Card>
          <Empty
            title={t('status.notConnectedTitle')}
            hint={t('status.notConnectedHint')}
            action={
              <Link to={`${base}/dong-bo/ket-noi`}>
                <Button type="primary">{t('status.connect')}</Button>
              </Link>
            }
          />
        </Card>
      </SyncPage>
    );
  }
  return (
    <SyncPage title={t('status.title')} actions={<StartButton />}>
      <Flex vertical gap={16}>
        <Shadow />
        <LastRun />
        <Todo />
        <Facts connection={data} />
      </Flex>
    </SyncPage>
  );
}
