import { Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client';
import { useSession } from '@/api/session';
import { Alerts } from '@/shared/Alerts';
import { Loaded } from '@/shared/Loaded';
import { Page } from '@/shared/Page';
import { useShop } from '@/shared/useShop';
import { Facts } from '../sync/status/Facts';
import { LastRun } from '../sync/status/LastRun';
import { NotConnected } from '../sync/status/NotConnected';
import { StartButton } from '../sync/status/StartButton';
import { Todo } from '../sync/status/Todo';
import { Activity } from './Activity';
import { Records } from './Records';

/** The shop at a glance: what waits, how synchronisation stands, what the last day brought. */
export function Component() {
  const { t } = useTranslation();
  const { id: shop, name } = useShop();
  const seesSync = useSession().can('see_sync');
  const params = { params: { path: { shop } } };
  const query = api.useQuery('get', '/api/v1/shops/{shop}/connection', params, {
    enabled: seesSync,
  });
  const { data: overview } = api.useQuery('get', '/api/v1/shops/{shop}/overview', params, {
    enabled: seesSync,
    refetchInterval: 60_000,
  });

  return (
    <Page title={t('overview.title')} hint={name} actions={query.data?.connection && <StartButton />}>
      {seesSync ? (
        <Loaded query={query}>
          {(connection) =>
            connection.connection ? (
              <Flex vertical gap={16}>
                <Alerts />
                <Todo />
                <Facts connection={connection} />
                {overview && <Activity overview={overview} />}
                <LastRun />
                <Records />
              </Flex>
            ) : (
              <NotConnected />
            )
          }
        </Loaded>
      ) : (
        <Records />
      )}
    </Page>
  );
}
