import { Form, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { client, type Schemas } from '@/api/client';
import { useAction } from '@/shared/useAction';
import { useShop } from '@/shared/useShop';
import { PasswordField } from './PasswordField';

/** Gives a person another password; with the old one they are signed out. */
export function ResetPassword({ user, onClose }: { user: Schemas['User'] | null; onClose: () => void }) {
  const { t } = useTranslation();
  const { id: shop } = useShop();
  const [form] = Form.useForm<{ password: string }>();
  const save = useAction(
    (password: string) =>
      client.PATCH('/api/v1/shops/{shop}/users/{id}', {
        params: { path: { shop, id: user?.id ?? 0 } },
        body: { password },
      }),
    { done: t('users.passwordReset'), renews: ['users', 'log'], onDone: onClose },
  );
  return (
    <Modal
      open={user !== null}
      title={t('users.resetTitle', { name: user?.name })}
      okText={t('users.reset')}
      cancelText={t('common.cancel')}
      confirmLoading={save.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      destroyOnHidden
    >
      <p>{t('users.resetText')}</p>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        preserve={false}
        onFinish={({ password }) => save.mutate(password)}
      >
        <PasswordField />
      </Form>
    </Modal>
  );
}
