import { MenuOutlined } from '@ant-design/icons';
import { Button, Drawer, Flex, Layout } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useIsPhone } from '@/shared/useIsPhone';
import { AccountMenu } from './AccountMenu';
import { HelpLink } from './HelpLink';
import { LanguageSwitch } from './LanguageSwitch';
import { ShopSwitch } from './ShopSwitch';
import { SideMenu } from './SideMenu';
import { colors } from './theme';

/** The bar above every page: the menu's button on a phone, the shop, the language, the account. */
export function Header() {
  const { t } = useTranslation();
  const phone = useIsPhone();
  const [open, setOpen] = useState(false);

  return (
    <Layout.Header
      style={{
        position: 'sticky',
        insetBlockStart: 0,
        zIndex: 20,
        borderBlockEnd: `1px solid ${colors.line}`,
        paddingInline: phone ? 8 : 20,
        lineHeight: 1.5,
      }}
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
        <Flex align="center" gap={4} style={{ marginInlineStart: 'auto' }}>
          <HelpLink />
          <LanguageSwitch />
          <AccountMenu />
        </Flex>
      </Flex>
    </Layout.Header>
  );
}
