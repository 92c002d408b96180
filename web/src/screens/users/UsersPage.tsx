import { Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { Page } from '@/shared/Page';
import { Tokens } from './Tokens';
import { Users } from './Users';

/** Who may use the shop: its people, and the programs that act for it. */
export function Component() {
  const { t } = useTranslation();
  return (
    <Page title={t('menu.users')} hint={t('users.hint')}>
      <Flex vertical gap={32}>
        <Users />
        <Tokens />
      </Flex>
    </Page>
  );
}
