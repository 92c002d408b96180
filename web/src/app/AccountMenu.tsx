import { KeyOutlined, LogoutOutlined, UserOutlined } from '@ant-design/icons';
import { Button, Dropdown, type MenuProps } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { client } from '@/api/client';
import { queryClient } from '@/api/queryClient';
import { sessionPath, useSession } from '@/api/session';
import { useProblemNotice } from '@/shared/useAction';
import { useIsPhone } from '@/shared/useIsPhone';
import { ChangePassword } from './ChangePassword';

/** Who is signed in, their password, and the way out. */
export function AccountMenu() {
  const { t } = useTranslation();
  const { me } = useSession();
  const navigate = useNavigate();
  const phone = useIsPhone();
  const notify = useProblemNotice();
  const [changing, setChanging] = useState(false);

  const signOut = async () => {
    try {
      await client.DELETE(sessionPath);
      queryClient.clear();
      await navigate('/dang-nhap');
    } catch (error) {
      notify(error);
    }
  };
  const items: MenuProps['items'] = [
    {
      type: 'group',
      key: 'who',
      label: `${me.user ? `${me.user.name} · ` : ''}${t(`session.role.${me.role}`)}`,
      children: [
        {
          key: 'password',
          icon: <KeyOutlined />,
          label: t('session.changePassword'),
          onClick: () => setChanging(true),
        },
        { key: 'out', icon: <LogoutOutlined />, label: t('session.signOut'), onClick: () => void signOut() },
      ],
    },
  ];

  return (
    <>
      <Dropdown trigger={['click']} menu={{ items }}>
        <Button type="text" icon={<UserOutlined />} aria-label={t('session.account')}>
          {!phone && me.user?.name}
        </Button>
      </Dropdown>
      <ChangePassword open={changing} onClose={() => setChanging(false)} />
    </>
  );
}
