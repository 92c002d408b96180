import { Alert, Button, Form, Input, Modal, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '@/api/client';
import { useAction } from '@/shared/useAction';
import { useShop } from '@/shared/useShop';
import { RightsChoice, RoleChoice, type Right } from './rights';

interface Entries {
  name: string;
  role: 'owner' | 'staff';
  rights?: Right[];
}

/** Makes a token, and shows it the only time it can be seen. */
export function MakeToken({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const { id: shop } = useShop();
  const [form] = Form.useForm<Entries>();
  const role = Form.useWatch('role', form);
  const [token, setToken] = useState<string>();
  const make = useAction(
    async (entries: Entries) =>
      (
        await client.POST('/api/v1/shops/{shop}/tokens', {
          params: { path: { shop } },
          body: { ...entries, name: entries.name.trim() },
        })
      ).data!,
    { renews: ['tokens', 'log'], onDone: (made) => setToken(made.token) },
  );
  const close = () => {
    setToken(undefined);
    onClose();
  };

  if (token) {
    return (
      <Modal
        open={open}
        title={t('users.token.madeTitle')}
        closable={false}
        mask={{ closable: false }}
        keyboard={false}
        footer={
          <Button type="primary" onClick={close}>
            {t('users.token.kept')}
          </Button>
        }
      >
        <Alert type="warning" showIcon title={t('users.token.once')} style={{ marginBlockEnd: 16 }} />
        <Typography.Paragraph
          code
          copyable={{
            text: token,
            tabIndex: 0,
            tooltips: [t('common.copy'), t('users.token.copied')],
          }}
          style={{ wordBreak: 'break-all', fontSize: 15 }}
        >
          {token}
        </Typography.Paragraph>
        <Typography.Text type="secondary">{t('users.token.howTo')}</Typography.Text>
      </Modal>
    );
  }
  return (
    <Modal
      open={open}
      title={t('users.token.make')}
      okText={t('users.token.make')}
      cancelText={t('common.cancel')}
      confirmLoading={make.isPending}
      onOk={() => form.submit()}
      onCancel={close}
      destroyOnHidden
    >
      <Form<Entries>
        form={form}
        layout="vertical"
        requiredMark={false}
        preserve={false}
        initialValues={{ name: '', role: 'staff', rights: ['see_sync'] }}
        onFinish={(entries) => make.mutate(entries)}
      >
        <Form.Item
          name="name"
          label={t('users.token.name')}
          extra={t('users.token.nameHint')}
          rules={[{ required: true, whitespace: true, message: t('users.token.nameMissing') }]}
        >
          <Input maxLength={100} autoComplete="off" />
        </Form.Item>
        <Form.Item name="role" label={t('users.roleTitle')}>
          <RoleChoice />
        </Form.Item>
        {role !== 'owner' && (
          <Form.Item name="rights" label={t('users.rightsTitle')}>
            <RightsChoice />
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}
