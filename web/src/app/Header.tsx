import { LogoutOutlined, MenuOutlined, UserOutlined } from '@ant-design/icons';
import { Button, Drawer, Dropdown, Flex, Layout } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { queryClient } from '@/api/queryClient';
import { keepBearer } from '@/api/token';
import { useIsPhone } from '@/shared/useIsPhone';
import { LanguageSwitch } from './LanguageSwitch';
import { ShopSwitch } from './ShopSwitch';
import { SideMenu } from './SideMenu';
import { colors } from './theme';

export function Header() {
  const { t } = useTranslation();
  const phone = useIsPhone();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);

  const signOut = () => {
    keepBearer(null);
    queryClient.clear();
    void navigate('/dang-nhap');
  };

  return (
    <Layout.Header
      style={{ borderBlockEnd: `1px solid ${colors.line}`, paddingInline: phone ? 8 : 20, lineHeight: 1.5 }}
    >
      <Flex align="center" justify="space-between" gap={8} style={{ height: '100%' }}>
        <Flex align="center" gap={4} style={{ minWidth: 0 }}>
          {phone && (
            <>
              <Button
                type="text"
                icon={<MenuOutlined />}
                aria-label={t('common.openMenu')}
                onClick={() => setOpen(true)}
              />
              <Drawer
                placement="left"
                size={264}
                open={open}
                onClose={() => setOpen(false)}
                closable={{ 'aria-label': t('common.closeMenu') }}
                title={t('common.mainMenu')}
                styles={{ body: { padding: 0 } }}
              >
                <SideMenu onLeave={() => setOpen(false)} />
              </Drawer>
            </>
          )}
          <ShopSwitch />
        </Flex>
        <Flex align="center" gap={4}>
          <LanguageSwitch />
          <Dropdown
            trigger={['click']}
            menu={{
              items: [
                { key: 'out', icon: <LogoutOutlined />, label: t('session.signOut'), onClick: signOut },
              ],
            }}
          >
            <Button type="text" icon={<UserOutlined />} aria-label={t('session.account')} />
          </Dropdown>
        </Flex>
      </Flex>
    </Layout.Header>
  );
}
