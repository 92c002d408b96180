import { Form, Input, InputNumber, Modal, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNames } from '@/shared/useNames';

type Entered = string | number | boolean | null | undefined;

interface EditValueProps {
  open: boolean;
  field: string;
  /** A present value, which tells the type of the one to enter. */
  sample: unknown;
  busy: boolean;
  onCancel: () => void;
  onSave: (value: unknown) => void;
}

/** Asks for the value that shall stand on both sides. */
export function EditValue({ open, field, sample, busy, onCancel, onSave }: EditValueProps) {
  const { t } = useTranslation();
  const names = useNames();
  const [form] = Form.useForm<{ value: Entered }>();
  const whole = typeof sample === 'object' && sample !== null;

  const save = ({ value }: { value: Entered }) => onSave(whole ? JSON.parse(String(value)) : value);
  const input =
    typeof sample === 'boolean' ? (
      <Switch checkedChildren={t('common.yes')} unCheckedChildren={t('common.no')} />
    ) : typeof sample === 'number' ? (
      <InputNumber style={{ width: '100%' }} />
    ) : whole ? (
      <Input.TextArea autoSize={{ minRows: 3, maxRows: 12 }} />
    ) : (
      <Input />
    );

  return (
    <Modal
      open={open}
      title={t('conflicts.editTitle', { field: names.field(field) })}
      okText={t('common.save')}
      cancelText={t('common.cancel')}
      confirmLoading={busy}
      onCancel={onCancel}
      onOk={() => form.submit()}
      destroyOnHidden
    >
      <Form form={form} layout="vertical" preserve={false} onFinish={save}>
        <Form.Item
          name="value"
          label={names.field(field)}
          extra={t('conflicts.editHint')}
          initialValue={whole ? JSON.stringify(sample, null, 1) : sample}
          valuePropName={typeof sample === 'boolean' ? 'checked' : 'value'}
          rules={[
            {
              validator: (_, value: Entered) => {
                if (value === undefined || value === null || value === '') {
                  return Promise.reject(new Error(t('conflicts.valueMissing')));
                }
                if (whole) JSON.parse(String(value));
                return Promise.resolve();
              },
            },
          ]}
        >
          {input}
        </Form.Item>
      </Form>
    </Modal>
  );
}
