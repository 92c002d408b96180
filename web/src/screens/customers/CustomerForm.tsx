import { DatePicker, Form, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { client, type Schemas } from '@/api/client';
import { FormDrawer } from '@/shared/FormDrawer';
import { useAction } from '@/shared/useAction';
import { useCustomerGroups } from '@/shared/useCustomerGroups';
import { useShop } from '@/shared/useShop';
import { changeOf, entriesOf, type Entries } from './change';

type Customer = Schemas['CustomerView'];

interface FormProps {
  /** Who is edited; null for somebody new. */
  customer: Customer | null;
  open: boolean;
  onClose: () => void;
  onSaved?: (customer: Customer) => void;
}

/** Makes or edits a customer. */
export function CustomerForm({ customer, open, onClose, onSaved }: FormProps) {
  const { t } = useTranslation();
  const { id: shop } = useShop();
  const groups = useCustomerGroups();
  const [form] = Form.useForm<Entries>();
  const kind = Form.useWatch('kind', form);

  const save = useAction(
    async (entries: Entries): Promise<Customer> => {
      const body = changeOf(customer, entries);
      const answer = customer
        ? await client.PATCH('/api/v1/shops/{shop}/customers/{id}', {
            params: { path: { shop, id: customer.id } },
            body,
          })
        : await client.POST('/api/v1/shops/{shop}/customers', { params: { path: { shop } }, body });
      return answer.data!;
    },
    {
      done: t(customer ? 'common.saved' : 'customers.added'),
      renews: ['customers', 'outbox', 'history', 'log'],
      onDone: (saved) => {
        onClose();
        onSaved?.(saved);
      },
    },
  );
  const text = (name: keyof Entries, more: { type?: string; maxLength?: number } = {}) => (
    <Form.Item name={name} label={t(`fields.${name as 'phone'}`)}>
      <Input autoComplete="off" maxLength={250} {...more} />
    </Form.Item>
  );

  return (
    <FormDrawer<Entries>
      title={customer ? t('customers.editTitle', { name: customer.name }) : t('customers.add')}
      action={t(customer ? 'common.save' : 'customers.add')}
      open={open}
      busy={save.isPending}
      form={form}
      initial={entriesOf(customer)}
      onSubmit={() => save.mutate({ ...entriesOf(customer), ...form.getFieldsValue() })}
      onClose={onClose}
    >
      <Form.Item
        name="name"
        label={t('fields.name')}
        rules={[{ required: true, whitespace: true, message: t('customers.nameMissing') }]}
      >
        <Input maxLength={250} autoComplete="off" />
      </Form.Item>
      <Form.Item name="phone" label={t('fields.phone')} extra={t('customers.phoneHint')}>
        <Input type="tel" maxLength={30} autoComplete="off" />
      </Form.Item>
      {text('other_phone', { type: 'tel', maxLength: 30 })}
      {text('email', { type: 'email' })}
      <Form.Item name="group_ids" label={t('customers.groups')}>
        <Select
          mode="multiple"
          options={groups.options.map(({ value, label }) => ({ value: Number(value), label }))}
          showSearch={{ optionFilterProp: 'label' }}
          allowClear
        />
      </Form.Item>
      <Form.Item name="kind" label={t('customers.kindTitle')}>
        <Select
          options={(['person', 'company'] as const).map((value) => ({
            value,
            label: t(`customers.kind.${value}`),
          }))}
        />
      </Form.Item>
      {kind === 'company' ? (
        <>
          {text('organization')}
          {text('tax_code', { maxLength: 50 })}
        </>
      ) : (
        <>
          <Form.Item name="gender" label={t('fields.gender')}>
            <Select
              allowClear
              options={(['female', 'male'] as const).map((value) => ({
                value,
                label: t(`customers.gender.${value}`),
              }))}
            />
          </Form.Item>
          <Form.Item
            name="birth_date"
            label={t('fields.birth_date')}
            getValueProps={(value: string | undefined) => ({ value: value ? dayjs(value) : null })}
            normalize={(chosen: dayjs.Dayjs | null) => chosen?.format('YYYY-MM-DD')}
          >
            <DatePicker
              format="DD/MM/YYYY"
              disabledDate={(day) => day.isAfter(dayjs())}
              style={{ width: '100%' }}
            />
          </Form.Item>
        </>
      )}
      {text('address')}
      {text('ward')}
      {text('location')}
      <Form.Item name="code" label={t('customers.code')} extra={!customer && t('customers.codeHint')}>
        <Input maxLength={50} autoComplete="off" />
      </Form.Item>
      <Form.Item name="comments" label={t('fields.comments')}>
        <Input.TextArea rows={3} maxLength={1000} />
      </Form.Item>
    </FormDrawer>
  );
}
