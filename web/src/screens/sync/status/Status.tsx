import { Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client';
import { Loaded } from '@/shared/Loaded';
import { useShop } from '@/shared/useShop';
import { SyncPage } from '../SyncPage';
import { Facts } from './Facts';
import { LastRun } from './LastRun';
import { NotConnected } from './NotConnected';
import { Shadow } from './Shadow';
import { StartButton } from './StartButton';
import { Todo } from './Todo';

/** How synchronisation stands, and the button. */
export function Component() {
  const { t } = useTranslation();
  const { id: shop } = useShop();
  const query = api.useQuery('get', '/api/v1/shops/{shop}/connection', {
    params: { path: { shop } },
  });

  return (
    <SyncPage title={t('status.title')} actions={query.data?.connection && <StartButton />}>
      <Loaded query={query}>
        {(connection) =>
          connection.connection ? (
            <Flex vertical gap={16}>
              <Shadow />
              <LastRun />
              <Todo />
              <Facts connection={connection} />
            </Flex>
          ) : (
            <NotConnected />
          )
        }
      </Loaded>
    </SyncPage>
  );
}
