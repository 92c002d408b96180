import { App, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '@/api/client';
import { ProblemView } from '@/shared/ProblemView';

interface Entered {
  current: string;
  fresh: string;
  again: string;
}

/** A new password for whoever is signed in. */
export function ChangePassword({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<Entered>();
  const [problem, setProblem] = useState<unknown>();
  const [busy, setBusy] = useState(false);

  const close = () => {
    setProblem(undefined);
    onClose();
  };
  const save = async ({ current, fresh }: Entered) => {
    setBusy(true);
    try {
      await client.POST('/api/v1/session/password', { body: { current, new: fresh } });
      void message.success(t('session.passwordChanged'));
      close();
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  const required = [{ required: true, message: t('session.required') }];

  return (
    <Modal
      open={open}
      title={t('session.changePassword')}
      okText={t('common.save')}
      cancelText={t('common.cancel')}
      confirmLoading={busy}
      onCancel={close}
      onOk={() => form.submit()}
      destroyOnHidden
    >
      {problem !== undefined && <ProblemView error={problem} />}
      <Form
        form={form}
        layout="vertical"
        preserve={false}
        requiredMark={false}
        onFinish={(values) => void save(values)}
      >
        <Form.Item name="current" label={t('session.currentPassword')} rules={required}>
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <Form.Item
          name="fresh"
          label={t('session.newPassword')}
          rules={required}
          extra={t('session.othersSignedOut')}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Form.Item
          name="again"
          label={t('session.newPasswordAgain')}
          dependencies={['fresh']}
          rules={[
            ...required,
            ({ getFieldValue }) => ({
              validator: (_, value) =>
                value === undefined || value === getFieldValue('fresh')
                  ? Promise.resolve()
                  : Promise.reject(new Error(t('session.notTheSame'))),
            }),
          ]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
      </Form>
    </Modal>
  );
}
