import { UserAddOutlined } from '@ant-design/icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Flex, Form, Input, Select, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client, type Schemas } from '@/api/client';
import { useLater } from '@/shared/useLater';
import { useShop } from '@/shared/useShop';
import { isPhone, type Buyer } from './draft';

type Customer = Schemas['CustomerView'];
const path = '/api/v1/shops/{shop}/customers';
const someoneNew = 0;

interface PickerProps {
  buyer: Buyer;
  onChange: (buyer: Buyer) => void;
  /** Which of the new customer's entries are not right yet. */
  invalid: { name: boolean; phone: boolean };
}

/** Who buys: found by phone or name, made with the order, or nobody in particular. */
export function CustomerPicker({ buyer, onChange, invalid }: PickerProps) {
  if (buyer.kind === 'known')
    return <Known customer={buyer.customer} onLeave={() => onChange({ kind: 'walk_in' })} />;
  if (buyer.kind === 'new') return <New buyer={buyer} onChange={onChange} invalid={invalid} />;
  return <Search onChange={onChange} />;
}

function Search({ onChange }: Pick<PickerProps, 'onChange'>) {
  const { t } = useTranslation();
  const { id: shop } = useShop();
  const [typed, setTyped] = useState('');
  const q = useLater(typed.trim(), 200);
  const params = { path: { shop }, query: { q, limit: 10 } };
  const { data, isFetching } = useQuery({
    queryKey: ['get', path, { params }],
    queryFn: async ({ signal }) => (await client.GET(path, { params, signal })).data!,
    enabled: q !== '',
    placeholderData: keepPreviousData,
  });
  const found: (Customer | undefined)[] =
    q === '' ? [] : (data?.items ?? []).filter(({ archived_at }) => !archived_at);
  const options = found.map((customer) => ({ value: customer!.id, label: customer!.name, customer }));
  if (typed.trim()) {
    options.push({
      value: someoneNew,
      label: t('orders.create.newCustomer', { typed: typed.trim() }),
      customer: undefined,
    });
  }

  return (
    <Flex vertical gap={4}>
      <Select<number, (typeof options)[number]>
        aria-label={t('orders.create.customerSearch')}
        placeholder={t('orders.create.customerSearch')}
        value={null}
        showSearch={{ searchValue: typed, onSearch: setTyped, filterOption: false }}
        loading={isFetching}
        notFoundContent={t('orders.create.typeToSearch')}
        options={options}
        optionRender={({ data: { customer, label } }) =>
          customer ? (
            <Flex vertical>
              <span>{customer.name}</span>
              <Typography.Text type="secondary" style={{ fontSize: 13 }}>
                {[customer.phone, customer.code].filter(Boolean).join(' · ')}
              </Typography.Text>
            </Flex>
          ) : (
            <span>
              <UserAddOutlined aria-hidden /> {label}
            </span>
          )
        }
        onSelect={(_, { customer }) => {
          const entry = typed.trim();
          if (customer) onChange({ kind: 'known', customer });
          else
            onChange({
              kind: 'new',
              ...(isPhone(entry) ? { phone: entry, name: '' } : { phone: '', name: entry }),
            });
        }}
        style={{ width: '100%' }}
      />
      <Typography.Text type="secondary" style={{ fontSize: 13 }}>
        {t('orders.create.customerHint')}
      </Typography.Text>
    </Flex>
  );
}

function Known({ customer, onLeave }: { customer: Customer; onLeave: () => void }) {
  const { t } = useTranslation();
  return (
    <Flex vertical gap={6} align="flex-start">
      <Typography.Text strong>{customer.name}</Typography.Text>
      <Typography.Text type="secondary">
        {[customer.phone, customer.code, customer.address].filter(Boolean).join(' · ')}
      </Typography.Text>
      {customer.customer_groups.length > 0 && (
        <Typography.Text type="secondary" style={{ fontSize: 13 }}>
          {t('orders.create.groupPrice')}
        </Typography.Text>
      )}
      <Button size="small" onClick={onLeave}>
        {t('orders.create.otherCustomer')}
      </Button>
    </Flex>
  );
}

function New({ buyer, onChange, invalid }: PickerProps & { buyer: Extract<Buyer, { kind: 'new' }> }) {
  const { t } = useTranslation();
  const wrong = (text: 'newName' | 'phone', is: boolean) =>
    is ? ({ validateStatus: 'error', help: t(`orders.create.missing.${text}`) } as const) : {};
  return (
    <Form layout="vertical" component="div">
      <Form.Item
        label={t('orders.create.newPhone')}
        htmlFor="new-phone"
        required
        {...wrong('phone', invalid.phone)}
      >
        <Input
          id="new-phone"
          type="tel"
          value={buyer.phone}
          onChange={({ target }) => onChange({ ...buyer, phone: target.value })}
        />
      </Form.Item>
      <Form.Item
        label={t('orders.create.newName')}
        htmlFor="new-name"
        required
        extra={t('orders.create.newHint')}
        {...wrong('newName', invalid.name)}
      >
        <Input
          id="new-name"
          value={buyer.name}
          maxLength={200}
          onChange={({ target }) => onChange({ ...buyer, name: target.value })}
        />
      </Form.Item>
      <Button size="small" onClick={() => onChange({ kind: 'walk_in' })}>
        {t('orders.create.otherCustomer')}
      </Button>
    </Form>
  );
}
