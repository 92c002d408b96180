import { Button, Card, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '@/api/client';
import { useSession } from '@/api/session';
import { Alerts } from '@/shared/Alerts';
import { Page } from '@/shared/Page';
import { ProblemView } from '@/shared/ProblemView';
import { Empty, LoadingRows } from '@/shared/states';
import { useShop } from '@/shared/useShop';
import { Facts } from '../sync/status/Facts';
import { LastRun } from '../sync/status/LastRun';
import { StartButton } from '../sync/status/StartButton';
import { Todo } from '../sync/status/Todo';
import { Activity } from './Activity';
import { Records } from './Records';

/** The shop at a glance: what waits, how synchronisation stands, what the last day brought. */
export function Component() {
  const { t } = useTranslation();
  const { id: shop, name, base } = useShop();
  const { can } = useSession();
  const params = { params: { path: { shop } } };
  const { data, error, refetch } = api.useQuery('get', '/api/v1/shops/{shop}/connection', params);
  const { data: overview } = api.useQuery('get', '/api/v1/shops/{shop}/overview', params, {
    refetchInterval: 60_000,
  });
  const connected = Boolean(data?.connection);

  return (
    <Page title={t('overview.title')} hint={name} actions={connected && can('run_sync') && <StartButton />}>
      {!data ? (
        error ? (
          <ProblemView error={error} onRetry={() => void refetch()} />
        ) : (
          <LoadingRows />
        )
      ) : !connected ? (
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
      ) : (
        <Flex vertical gap={16}>
          <Alerts />
          <Todo />
          <Facts connection={data} />
          {overview && <Activity overview={overview} />}
          <LastRun />
          <Records />
        </Flex>
      )}
    </Page>
  );
}
