import { PlusOutlined } from '@ant-design/icons';
import { Button, Flex, Typography, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useListing, type Row } from '@/api/listing';
import { LinkState } from '@/shared/LinkState';
import { ChoiceFilter, FilterBar } from '@/shared/listing/FilterBar';
import { Listing } from '@/shared/listing/Listing';
import { Page } from '@/shared/Page';
import { useCustomerGroups } from '@/shared/useCustomerGroups';
import { useShop } from '@/shared/useShop';
import { useUrlFilters } from '@/shared/useUrlFilters';
import { CustomerForm } from './CustomerForm';

const path = '/api/v1/shops/{shop}/customers';
type Customer = Row<typeof path>;

/** The shop's customers. */
export function Component() {
  const { t } = useTranslation();
  const { id: shop, base } = useShop();
  const navigate = useNavigate();
  const [adding, setAdding] = useState(false);
  const groups = useCustomerGroups();
  const filters = useUrlFilters(['q', 'group']);
  const { q, group } = filters.filters;
  const query = useListing(path, {
    path: { shop },
    query: { limit: 30, cursor: filters.cursor, q, group: group === undefined ? undefined : Number(group) },
  });

  const link = (customer: Customer) => <Link to={`${base}/khach-hang/${customer.id}`}>{customer.name}</Link>;
  const place = ({ address, ward, location }: Customer) =>
    [address, ward, location].filter(Boolean).join(', ');
  const columns: TableColumnsType<Customer> = [
    {
      title: t('customers.name'),
      render: (_, customer) => (
        <Flex vertical>
          {link(customer)}
          <Typography.Text type="secondary" style={{ fontSize: 12 }}>
            {customer.code}
          </Typography.Text>
        </Flex>
      ),
    },
    { title: t('customers.phone'), className: 'numeric', render: (_, { phone }) => phone ?? '–' },
    {
      title: t('customers.groups'),
      render: (_, customer) => groups.namesOf(customer.customer_groups).join(', ') || '–',
    },
    {
      title: t('customers.address'),
      render: (_, customer) => (
        <div style={{ whiteSpace: 'normal', maxWidth: 320 }}>{place(customer) || '–'}</div>
      ),
    },
    { title: t('orders.kiotviet'), render: (_, customer) => <LinkState record={customer} /> },
  ];

  return (
    <Page
      title={t('menu.customers')}
      hint={t('customers.hint')}
      actions={
        <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>
          {t('customers.add')}
        </Button>
      }
    >
      <FilterBar filters={filters} search={t('customers.search')}>
        <ChoiceFilter filters={filters} name="group" label={t('customers.group')} options={groups.options} />
      </FilterBar>
      <Listing
        label={t('menu.customers')}
        query={query}
        rowKey={(customer) => customer.id}
        filters={filters}
        columns={columns}
        card={(customer) => (
          <Flex vertical gap={4}>
            <Flex justify="space-between" gap={8}>
              <strong>{link(customer)}</strong>
              <LinkState record={customer} />
            </Flex>
            <span>{[customer.phone, customer.code].filter(Boolean).join(' · ')}</span>
            <Typography.Text type="secondary" style={{ fontSize: 13 }}>
              {[...groups.namesOf(customer.customer_groups), place(customer)].filter(Boolean).join(' · ')}
            </Typography.Text>
          </Flex>
        )}
        empty={{ title: t('customers.emptyTitle'), hint: t('customers.emptyHint') }}
      />
      <CustomerForm
        customer={null}
        open={adding}
        onClose={() => setAdding(false)}
        onSaved={({ id }) => void navigate(`${base}/khach-hang/${id}`)}
      />
    </Page>
  );
}
