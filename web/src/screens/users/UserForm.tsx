import { Alert, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { client, type Schemas } from '@/api/client';
import { FormDrawer } from '@/shared/FormDrawer';
import { useAction } from '@/shared/useAction';
import { useShop } from '@/shared/useShop';
import { PasswordField } from './PasswordField';
import { RightsChoice, RoleChoice, type Right } from './rights';

type User = Schemas['User'];

interface Entries {
  name: string;
  login: string;
  password: string;
  role: 'owner' | 'staff';
  rights: Right[];
}

/** Gives a person access, or changes what they are and may do. */
export function UserForm({ user, open, onClose }: { user: User | null; open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const { id: shop } = useShop();
  const [form] = Form.useForm<Entries>();
  const role = Form.useWatch('role', form);

  const save = useAction(
    async ({ name, login, password, role, rights }: Entries) => {
      if (user) {
        await client.PATCH('/api/v1/shops/{shop}/users/{id}', {
          params: { path: { shop, id: user.id } },
          body: { name: name.trim(), role, rights },
        });
      } else {
        await client.POST('/api/v1/shops/{shop}/users', {
          params: { path: { shop } },
          body: { name: name.trim(), login: login.trim(), password, role, rights },
        });
      }
    },
    {
      done: t(user ? 'common.saved' : 'users.added'),
      renews: ['users', 'log'],
      onDone: onClose,
    },
  );

  return (
    <FormDrawer<Entries>
      title={user ? t('users.editTitle', { name: user.name }) : t('users.add')}
      action={t(user ? 'common.save' : 'users.add')}
      open={open}
      busy={save.isPending}
      form={form}
      initial={{
        name: user?.name ?? '',
        login: '',
        password: '',
        role: user?.role === 'owner' ? 'owner' : 'staff',
        rights: user?.rights ?? ['see_sync', 'run_sync'],
      }}
      onSubmit={(entries) => save.mutate(entries)}
      onClose={onClose}
    >
      <Form.Item
        name="name"
        label={t('users.name')}
        extra={t('users.nameHint')}
        rules={[{ required: true, whitespace: true, message: t('users.nameMissing') }]}
      >
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
      {!user && (
        <>
          <Form.Item
            name="login"
            label={t('users.login')}
            extra={t('users.loginHint')}
            rules={[{ required: true, whitespace: true, message: t('users.loginMissing') }]}
          >
            <Input maxLength={100} autoComplete="off" autoCapitalize="none" />
          </Form.Item>
          <PasswordField />
        </>
      )}
      <Form.Item name="role" label={t('users.roleTitle')}>
        <RoleChoice />
      </Form.Item>
      {role === 'owner' ? (
        <Alert type="info" showIcon title={t('users.ownerHasAll')} />
      ) : (
        <Form.Item name="rights" label={t('users.rightsTitle')} preserve>
          <RightsChoice />
        </Form.Item>
      )}
    </FormDrawer>
  );
}
