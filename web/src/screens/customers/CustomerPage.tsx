import { Alert, Button, Col, Descriptions, Flex, Row } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { api, client, type Schemas } from '@/api/client';
import { formatDate, formatTime } from '@/shared/format';
import { LinkState } from '@/shared/LinkState';
import { Page } from '@/shared/Page';
import { Panel } from '@/shared/Panel';
import { ProblemView } from '@/shared/ProblemView';
import { Loading } from '@/shared/states';
import { RecordStory } from '@/shared/story/RecordStory';
import { useAction } from '@/shared/useAction';
import { useConfirm } from '@/shared/useConfirm';
import { useCustomerGroups } from '@/shared/useCustomerGroups';
import { useShop } from '@/shared/useShop';
import { CustomerForm } from './CustomerForm';
import { CustomerOrders } from './CustomerOrders';

type Customer = Schemas['CustomerView'];
const one = '/api/v1/shops/{shop}/customers/{id}';

/** One customer: who they are, what they ordered, what changed. */
export function Component() {
  const { t } = useTranslation();
  const { id: shop, base } = useShop();
  const { id = '' } = useParams();
  const path = { shop, id: Number(id) };
  const { data: customer, error, refetch } = api.useQuery('get', one, { params: { path } });
  if (error && !customer) return <ProblemView error={error} onRetry={() => void refetch()} page />;
  if (!customer) return <Loading />;

  return (
    <Page
      title={customer.name}
      back={{ to: `${base}/khach-hang`, label: t('menu.customers') }}
      hint={
        <Flex gap={8} wrap align="center" style={{ marginBlockStart: 6 }}>
          <LinkState record={customer} />
          <span>{[customer.code, customer.phone].filter(Boolean).join(' · ')}</span>
        </Flex>
      }
      actions={<Actions customer={customer} />}
    >
      <Flex vertical gap={16}>
        {customer.archived_at && (
          <Alert
            type="info"
            showIcon
            title={t('customers.archivedTitle', { time: formatTime(customer.archived_at) })}
            description={t('customers.archivedHint')}
          />
        )}
        <Row gutter={[16, 16]}>
          <Col xs={24} lg={14}>
            <Flex vertical gap={16}>
              <CustomerOrders customer={customer} />
              <RecordStory entity="customers" id={customer.id} label={customer.name} />
            </Flex>
          </Col>
          <Col xs={24} lg={10}>
            <Information customer={customer} />
          </Col>
        </Row>
      </Flex>
    </Page>
  );
}

function Actions({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const { id: shop } = useShop();
  const confirm = useConfirm();
  const [editing, setEditing] = useState(false);
  const params = { path: { shop, id: customer.id } };
  const renews = ['customers', 'outbox', 'history', 'log'];
  const remove = useAction(() => client.DELETE(one, { params }), { done: t('customers.removed'), renews });
  const restore = useAction(() => client.POST(`${one}/restore`, { params }), {
    done: t('customers.restored'),
    renews,
  });
  const ask = async () => {
    const sure = await confirm({
      title: t('customers.removeTitle', { name: customer.name }),
      text: t('customers.removeText'),
      action: t('common.remove'),
    });
    if (sure) remove.mutate();
  };
  if (customer.archived_at) {
    return (
      <Button type="primary" loading={restore.isPending} onClick={() => restore.mutate()}>
        {t('customers.restore')}
      </Button>
    );
  }
  return (
    <>
      <Button onClick={() => setEditing(true)}>{t('common.edit')}</Button>
      <Button danger loading={remove.isPending} onClick={() => void ask()}>
        {t('common.remove')}
      </Button>
      <CustomerForm customer={customer} open={editing} onClose={() => setEditing(false)} />
    </>
  );
}

function Information({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const groups = useCustomerGroups();
  const { kind, gender } = customer;
  const items = [
    ['phone', t('fields.phone'), customer.phone],
    ['other_phone', t('fields.other_phone'), customer.other_phone],
    ['email', t('fields.email'), customer.email],
    ['groups', t('customers.groups'), groups.namesOf(customer.customer_groups).join(', ')],
    ['kind', t('customers.kindTitle'), t(`customers.kind.${kind === 'company' ? 'company' : 'person'}`)],
    ['organization', t('fields.organization'), customer.organization],
    ['tax_code', t('fields.tax_code'), customer.tax_code],
    [
      'gender',
      t('fields.gender'),
      gender === 'female' || gender === 'male' ? t(`customers.gender.${gender}`) : gender,
    ],
    ['birth_date', t('fields.birth_date'), customer.birth_date && formatDate(customer.birth_date)],
    ['address', t('fields.address'), customer.address],
    ['ward', t('fields.ward'), customer.ward],
    ['location', t('fields.location'), customer.location],
    ['comments', t('fields.comments'), customer.comments],
  ] as const;
  return (
    <Panel title={t('customers.information')}>
      <Descriptions
        column={1}
        size="small"
        items={items.flatMap(([key, label, children]) => (children ? [{ key, label, children }] : []))}
      />
    </Panel>
  );
}
