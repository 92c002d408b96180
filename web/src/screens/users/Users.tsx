import { EllipsisOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Dropdown, Flex, Tag, Typography, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client, type Schemas } from '@/api/client';
import { useListing } from '@/api/listing';
import { formatTime } from '@/shared/format';
import { Listing } from '@/shared/listing/Listing';
import { Time } from '@/shared/Time';
import { useAction } from '@/shared/useAction';
import { useConfirm } from '@/shared/useConfirm';
import { useShop } from '@/shared/useShop';
import { ResetPassword } from './ResetPassword';
import { RightsInWords } from './rights';
import { UserForm } from './UserForm';

type User = Schemas['User'];
const one = '/api/v1/shops/{shop}/users/{id}';

/** The people of the shop: who they are, what they may do, and what can be done about them. */
export function Users() {
  const { t } = useTranslation();
  const { id: shop } = useShop();
  const confirm = useConfirm();
  const query = useListing('/api/v1/shops/{shop}/users', { path: { shop }, query: { limit: 200 } });
  const [form, setForm] = useState<{ open: boolean; user: User | null }>({ open: false, user: null });
  const [reset, setReset] = useState<User | null>(null);
  const at = (user: User) => ({ params: { path: { shop, id: user.id } } });

  const lock = useAction((user: User) => client.PATCH(one, { ...at(user), body: { locked: !user.locked } }), {
    done: (_, user) => t(user.locked ? 'users.unlocked' : 'users.lockedDone', { name: user.name }),
    renews: ['users', 'log'],
  });
  const remove = useAction((user: User) => client.DELETE(one, at(user)), {
    done: (_, user) => t('users.removed', { name: user.name }),
    renews: ['users', 'log'],
  });
  const askLock = async (user: User) => {
    const sure =
      user.locked ||
      (await confirm({
        title: t('users.lockTitle', { name: user.name }),
        text: t('users.lockText'),
        action: t('users.lock'),
      }));
    if (sure) lock.mutate(user);
  };
  const askRemove = async (user: User) => {
    const sure = await confirm({
      title: t('users.removeTitle', { name: user.name }),
      text: t('users.removeText'),
      action: t('users.remove'),
    });
    if (sure) remove.mutate(user);
  };

  const named = (user: User) => (
    <Flex gap={8} align="center" wrap>
      <strong>{user.name}</strong>
      {user.locked && <Tag color="error">{t('users.locked')}</Tag>}
    </Flex>
  );
  const seen = (user: User) =>
    user.last_seen_at ? <Time value={user.last_seen_at} /> : t('users.neverSeen');
  const actions = (user: User) => (
    <Flex gap={6} wrap>
      <Button size="small" onClick={() => setForm({ open: true, user })}>
        {t('common.edit')}
      </Button>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'reset', label: t('users.reset'), onClick: () => setReset(user) },
            {
              key: 'lock',
              label: t(user.locked ? 'users.unlock' : 'users.lock'),
              onClick: () => void askLock(user),
            },
            {
              key: 'remove',
              danger: true,
              label: t('users.remove'),
              onClick: () => void askRemove(user),
            },
          ],
        }}
      >
        <Button size="small" icon={<EllipsisOutlined />} aria-label={t('users.more', { name: user.name })} />
      </Dropdown>
    </Flex>
  );
  const columns: TableColumnsType<User> = [
    {
      title: t('users.name'),
      render: (_, user) => (
        <>
          {named(user)}
          <Typography.Text type="secondary" style={{ fontSize: 13 }}>
            {user.login}
          </Typography.Text>
        </>
      ),
    },
    { title: t('users.roleTitle'), render: (_, user) => t(`users.role.${user.role}`) },
    {
      title: t('users.rightsTitle'),
      width: 280,
      render: (_, user) => <RightsInWords role={user.role} held={user.rights} />,
    },
    { title: t('users.lastSeen'), render: (_, user) => seen(user) },
    { title: t('users.actions'), render: (_, user) => actions(user) },
  ];

  return (
    <div>
      <Flex justify="space-between" align="center" gap={8} wrap style={{ marginBlockEnd: 12 }}>
        <Typography.Title level={2} style={{ fontSize: 18 }}>
          {t('users.people')}
        </Typography.Title>
        <Button
          type="primary"
          icon={<PlusOutlined aria-hidden />}
          onClick={() => setForm({ open: true, user: null })}
        >
          {t('users.add')}
        </Button>
      </Flex>
      <Listing
        label={t('users.people')}
        query={query}
        rowKey={(user) => user.id}
        columns={columns}
        card={(user) => (
          <Flex vertical gap={6}>
            {named(user)}
            <Typography.Text type="secondary">
              {user.login} · {t(`users.role.${user.role}`)}
            </Typography.Text>
            <span>
              <RightsInWords role={user.role} held={user.rights} />
            </span>
            <Typography.Text type="secondary" style={{ fontSize: 13 }}>
              {t('users.lastSeen')}: {seen(user)} · {t('users.since')}: {formatTime(user.created_at)}
            </Typography.Text>
            {actions(user)}
          </Flex>
        )}
        empty={{ title: t('users.emptyTitle'), hint: t('users.emptyHint') }}
      />
      <UserForm
        key={form.user?.id ?? 'new'}
        user={form.user}
        open={form.open}
        onClose={() => setForm((present) => ({ ...present, open: false }))}
      />
      <ResetPassword user={reset} onClose={() => setReset(null)} />
    </div>
  );
}
