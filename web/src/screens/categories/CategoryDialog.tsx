import { Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { client, type Schemas } from '@/api/client';
import { CategoryChoice, useCategoryTree } from '@/shared/CategoryChoice';
import { useAction } from '@/shared/useAction';
import { useShop } from '@/shared/useShop';
import { mayHold } from './tree';

/** A category that is edited; or a new one, below another where that is given. */
export interface Subject {
  category?: Schemas['CategoryView'];
  parent?: number;
}

interface Values {
  name: string;
  parent_id?: number;
}

/** Names a category and hangs it into the tree. */
export function CategoryDialog({ subject, onClose }: { subject: Subject; onClose: () => void }) {
  const { t } = useTranslation();
  const { id: shop } = useShop();
  const [form] = Form.useForm<Values>();
  const { category } = subject;
  const tree = useCategoryTree().data?.items ?? [];
  const save = useAction(
    async (values: Values) => {
      const body = { name: values.name.trim(), parent_id: values.parent_id ?? null };
      if (category) {
        const params = { path: { shop, id: category.id } };
        await client.PATCH('/api/v1/shops/{shop}/categories/{id}', { params, body });
      } else {
        await client.POST('/api/v1/shops/{shop}/categories', { params: { path: { shop } }, body });
      }
    },
    {
      done: t(category ? 'common.saved' : 'categories.created'),
      renews: ['categories', 'products', 'history', 'outbox'],
      onDone: onClose,
    },
  );
  return (
    <Modal
      open
      title={t(category ? 'categories.editTitle' : 'categories.create')}
      okText={t(category ? 'common.save' : 'categories.create')}
      cancelText={t('common.cancel')}
      okButtonProps={{ loading: save.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={
          category
            ? { name: category.name, parent_id: category.parent_id ?? undefined }
            : { parent_id: subject.parent }
        }
        onFinish={(values: Values) => save.mutate(values)}
      >
        <Form.Item
          name="name"
          label={t('categories.name')}
          rules={[{ required: true, whitespace: true, message: t('products.required') }]}
        >
          <Input maxLength={125} onPressEnter={() => form.submit()} />
        </Form.Item>
        <Form.Item name="parent_id" label={t('fields.parent')} extra={t('categories.parentHint')}>
          <CategoryChoice
            allowClear
            placeholder={t('categories.noParent')}
            choosable={mayHold(tree, category?.id)}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
