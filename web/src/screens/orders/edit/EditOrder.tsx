import { Alert, Button, Col, Flex, Form, Input, Row, Select, Typography } from 'antd';
import { useEffect, useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { api, client, type Schemas } from '@/api/client';
import { formatMoney } from '@/shared/format';
import { Page } from '@/shared/Page';
import { Panel } from '@/shared/Panel';
import { ProblemView } from '@/shared/ProblemView';
import { Loading } from '@/shared/states';
import { useAction } from '@/shared/useAction';
import { useLeaveGuard } from '@/shared/useLeaveGuard';
import { usePointsOfSale } from '@/shared/usePointsOfSale';
import { useShop } from '@/shared/useShop';
import { DeliveryFields } from '../create/DeliveryFields';
import { totals } from '../create/draft';
import { Fees } from '../create/Fees';
import { Lines } from '../create/Lines';
import { MoneyInput } from '../create/MoneyInput';
import { Refusal } from '../create/Refusal';
import { changeOf, editOf, lacking, type Edit } from './change';

const path = '/api/v1/shops/{shop}/orders/{id}';

/** Changes what was ordered, as long as both sides let it be changed. */
export function Component() {
  const { t } = useTranslation();
  const { id: shop, base } = useShop();
  const { id = '' } = useParams();
  const { data, error, refetch } = api.useQuery('get', path, { params: { path: { shop, id: Number(id) } } });
  if (error && !data) return <ProblemView error={error} onRetry={() => void refetch()} page />;
  if (!data) return <Loading />;
  if (!data.editable) {
    return (
      <Page
        title={t('orders.edit.title', { code: data.code })}
        back={{ to: `${base}/don-hang/${data.id}`, label: t('orders.one', { code: data.code }) }}
      >
        <Alert
          type="info"
          showIcon
          title={t('orders.edit.closed')}
          description={t('orders.edit.closedHint')}
        />
      </Page>
    );
  }
  return <EditForm order={data} />;
}

function EditForm({ order }: { order: Schemas['OrderDetails'] }) {
  const { t } = useTranslation();
  const { id: shop, base } = useShop();
  const navigate = useNavigate();
  const places = usePointsOfSale();
  // What was shown when the form was opened is what is compared with.
  const [before] = useState(() => editOf(order, t('orders.fees')));
  const [edit, setEdit] = useState(before);
  const [tried, setTried] = useState(false);
  const [refusal, setRefusal] = useState<unknown>();
  const put = (part: Partial<Edit>) => setEdit((present) => ({ ...present, ...part }));
  const change = changeOf(before, edit);
  const missing = lacking(edit);
  const back = `${base}/don-hang/${order.id}`;

  const save = useAction(
    async (body: Schemas['OrderChange']) =>
      (await client.PATCH(path, { params: { path: { shop, id: order.id } }, body })).data!,
    {
      done: t('orders.edit.saved'),
      renews: ['orders', 'products', 'stock', 'outbox', 'history', 'log'],
      onProblem: (problem) => {
        setRefusal(problem);
        return true;
      },
    },
  );
  useLeaveGuard(change !== undefined && !save.isSuccess, {
    title: t('orders.edit.leave'),
    text: t('orders.create.leaveText'),
    action: t('orders.edit.leaveAction'),
  });
  useEffect(() => {
    if (save.isSuccess) void navigate(back, { replace: true });
  }, [save.isSuccess, navigate, back]);

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (missing.length > 0 || save.isPending) return;
    setRefusal(undefined);
    if (change) save.mutate(change);
    else void navigate(back, { replace: true });
  };

  return (
    <Page
      title={t('orders.edit.title', { code: order.code })}
      back={{ to: back, label: t('orders.one', { code: order.code }) }}
      hint={t(order.remote_id ? 'orders.edit.hintBoth' : 'orders.edit.hintHere')}
    >
      <form onSubmit={submit} noValidate>
        <Row gutter={[16, 16]}>
          <Col xs={24} lg={15}>
            <Flex vertical gap={16}>
              <Refusal error={refusal} />
              <Panel
                title={t('orders.create.goods')}
                extra={
                  <Select
                    aria-label={t('orders.create.place')}
                    value={edit.place === undefined ? undefined : String(edit.place)}
                    options={places.options}
                    loading={places.isPending}
                    onChange={(place) => put({ place: Number(place) })}
                    popupMatchSelectWidth={false}
                    style={{ minWidth: 150, maxWidth: 220 }}
                  />
                }
              >
                <Lines lines={edit.lines} place={edit.place} onChange={(lines) => put({ lines })} />
              </Panel>
              <Panel title={t('orders.note')}>
                <Input.TextArea
                  aria-label={t('orders.note')}
                  value={edit.note}
                  maxLength={500}
                  showCount
                  rows={2}
                  onChange={({ target }) => put({ note: target.value })}
                />
              </Panel>
            </Flex>
          </Col>
          <Col xs={24} lg={9}>
            <Flex vertical gap={16}>
              <Panel title={t('orders.delivery.title')}>
                <DeliveryFields
                  delivery={edit.delivery}
                  buyer={{ kind: 'walk_in' }}
                  onChange={(delivery) => put({ delivery })}
                />
              </Panel>
              <Panel title={t('orders.create.summary')}>
                <Form layout="vertical" component="div">
                  <Form.Item label={t('orders.create.discount')}>
                    <MoneyInput
                      label={t('orders.create.discount')}
                      value={edit.discount || undefined}
                      placeholder="0"
                      width="100%"
                      invalid={missing.includes('discount')}
                      onChange={(discount) => put({ discount: discount ?? 0 })}
                    />
                  </Form.Item>
                  <Form.Item label={t('orders.create.fees')}>
                    <Fees fees={edit.fees} onChange={(fees) => put({ fees })} />
                  </Form.Item>
                </Form>
                <Flex vertical gap={8}>
                  <Flex justify="space-between" className="numeric">
                    <strong>{t('orders.total')}</strong>
                    <strong style={{ fontSize: 18 }}>{formatMoney(totals(edit).total)}</strong>
                  </Flex>
                  {tried && missing.length > 0 && (
                    <ul role="alert" style={{ margin: 0, paddingInlineStart: 18 }}>
                      {missing.map((what) => (
                        <li key={what}>
                          <Typography.Text type="danger">
                            {t(`orders.create.missing.${what}`)}
                          </Typography.Text>
                        </li>
                      ))}
                    </ul>
                  )}
                  <Button type="primary" size="large" block htmlType="submit" loading={save.isPending}>
                    {t('orders.edit.save')}
                  </Button>
                </Flex>
              </Panel>
            </Flex>
          </Col>
        </Row>
      </form>
    </Page>
  );
}
