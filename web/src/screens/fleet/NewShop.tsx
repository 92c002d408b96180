import { useQueryClient } from '@tanstack/react-query';
import { Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { client } from '@/api/client';
import { sessionPath } from '@/api/session';
import { useFleetAction } from './useFleetAction';

/** Makes a shop, and goes on to connecting it. */
export function NewShop({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [form] = Form.useForm<{ name: string }>();
  const make = useFleetAction(
    async (name: string) => {
      const { data } = await client.POST('/api/v1/shops', { body: { name } });
      // The pages of the new shop are for those who may see it: the session has to know it first.
      await queries.refetchQueries({ queryKey: ['get', sessionPath] });
      return data!;
    },
    (shop) => t('fleet.made', { name: shop.name }),
    (shop) => {
      onClose();
      void navigate(`/cua-hang/${shop.id}/dong-bo`);
    },
  );
  return (
    <Modal
      open={open}
      title={t('fleet.add')}
      okText={t('fleet.add')}
      cancelText={t('common.cancel')}
      confirmLoading={make.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      destroyOnHidden
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        preserve={false}
        initialValues={{ name: '' }}
        onFinish={({ name }) => make.mutate(name.trim())}
      >
        <Form.Item
          name="name"
          label={t('fleet.name')}
          extra={t('fleet.nameHint')}
          rules={[{ required: true, whitespace: true, message: t('fleet.nameMissing') }]}
        >
          <Input maxLength={100} autoComplete="off" />
        </Form.Item>
      </Form>
    </Modal>
  );
}
