import { Button, Col, Descriptions, Flex, Form, Input, Row, Select, Typography } from 'antd';
import { useEffect, useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { formatMoney } from '@/shared/format';
import { Page } from '@/shared/Page';
import { Panel } from '@/shared/Panel';
import { useLeaveGuard } from '@/shared/useLeaveGuard';
import { usePointsOfSale } from '@/shared/usePointsOfSale';
import { useShop } from '@/shared/useShop';
import { methods, usePaymentMethod } from '../usePaymentMethod';
import { CustomerPicker } from './CustomerPicker';
import { DeliveryFields } from './DeliveryFields';
import { emptyDraft, missing, totals, type Draft } from './draft';
import { Fees } from './Fees';
import { Lines } from './Lines';
import { MoneyInput } from './MoneyInput';
import { Refusal } from './Refusal';
import { usePlaceOrder } from './usePlaceOrder';

/** Selling: an order is put together and placed. */
export function Component() {
  const { t } = useTranslation();
  const { base } = useShop();
  const places = usePointsOfSale();
  const methodOf = usePaymentMethod();
  const [edited, setDraft] = useState(emptyDraft);
  const [tried, setTried] = useState(false);
  const { place, refusal, busy, placed } = usePlaceOrder();
  const navigate = useNavigate();
  const draft = { ...edited, place: edited.place ?? places.open[0]?.id };
  const change = (part: Partial<Draft>) => setDraft((present) => ({ ...present, ...part }));
  const lacking = missing(draft);
  const sums = totals(draft);

  useLeaveGuard(edited.lines.length > 0 && !placed, {
    title: t('orders.create.leave'),
    text: t('orders.create.leaveText'),
    action: t('orders.create.leaveAction'),
  });

  // After the guard has been lifted, which is an effect too.
  useEffect(() => {
    if (placed) void navigate(`${base}/don-hang/${placed.id}`, { replace: true });
  }, [placed, navigate, base]);

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (lacking.length === 0) place(draft);
  };

  return (
    <Page title={t('orders.create.title')} back={{ to: `${base}/don-hang`, label: t('menu.orders') }}>
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
                    value={draft.place === undefined ? undefined : String(draft.place)}
                    options={places.options}
                    loading={places.isPending}
                    onChange={(id) => change({ place: Number(id) })}
                    popupMatchSelectWidth={false}
                    style={{ minWidth: 150, maxWidth: 220 }}
                  />
                }
              >
                <Lines lines={draft.lines} place={draft.place} onChange={(lines) => change({ lines })} />
              </Panel>
              <Panel title={t('orders.note')}>
                <Input.TextArea
                  aria-label={t('orders.note')}
                  value={draft.note}
                  maxLength={500}
                  showCount
                  rows={2}
                  onChange={({ target }) => change({ note: target.value })}
                />
              </Panel>
            </Flex>
          </Col>
          <Col xs={24} lg={9}>
            <Flex vertical gap={16}>
              <Panel title={t('orders.create.customer')}>
                <CustomerPicker
                  buyer={draft.buyer}
                  onChange={(buyer) => change({ buyer })}
                  invalid={{
                    name: tried && lacking.includes('newName'),
                    phone: tried && lacking.includes('phone'),
                  }}
                />
              </Panel>
              <Panel title={t('orders.delivery.title')}>
                <DeliveryFields
                  delivery={draft.delivery}
                  buyer={draft.buyer}
                  onChange={(delivery) => change({ delivery })}
                />
              </Panel>
              <Panel title={t('orders.create.payment')}>
                <Form layout="vertical" component="div">
                  <Form.Item label={t('orders.paymentMethod')} htmlFor="method">
                    <Select
                      id="method"
                      allowClear
                      placeholder={t('orders.notGiven')}
                      value={draft.method}
                      options={methods.map((method) => ({ value: method, label: methodOf(method) }))}
                      onChange={(method: string | undefined) => change({ method })}
                    />
                  </Form.Item>
                  <Form.Item label={t('orders.create.discount')}>
                    <MoneyInput
                      label={t('orders.create.discount')}
                      value={draft.discount || undefined}
                      placeholder="0"
                      width="100%"
                      invalid={lacking.includes('discount')}
                      onChange={(discount) => change({ discount: discount ?? 0 })}
                    />
                  </Form.Item>
                  <Form.Item label={t('orders.create.fees')} style={{ marginBlockEnd: 0 }}>
                    <Fees fees={draft.fees} onChange={(fees) => change({ fees })} />
                  </Form.Item>
                </Form>
              </Panel>
              <Panel title={t('orders.create.summary')}>
                <Descriptions
                  column={1}
                  size="small"
                  className="numeric"
                  styles={{ content: { justifyContent: 'flex-end' } }}
                  items={[
                    { key: 'goods', label: t('orders.goods'), children: formatMoney(sums.goods) },
                    {
                      key: 'discount',
                      label: t('orders.discount'),
                      children: formatMoney(draft.discount === 0 ? 0 : -draft.discount),
                    },
                    { key: 'fees', label: t('orders.fees'), children: formatMoney(sums.fees) },
                    {
                      key: 'total',
                      label: <strong>{t('orders.total')}</strong>,
                      children: <strong style={{ fontSize: 18 }}>{formatMoney(sums.total)}</strong>,
                    },
                  ]}
                />
                <Flex vertical gap={8} style={{ marginBlockStart: 8 }}>
                  <Typography.Text type="secondary" style={{ fontSize: 13 }}>
                    {t('orders.create.estimate')}
                  </Typography.Text>
                  {tried && lacking.length > 0 && (
                    <ul role="alert" style={{ margin: 0, paddingInlineStart: 18 }}>
                      {lacking.map((what) => (
                        <li key={what}>
                          <Typography.Text type="danger">
                            {t(`orders.create.missing.${what}`)}
                          </Typography.Text>
                        </li>
                      ))}
                    </ul>
                  )}
                  <Button type="primary" size="large" block htmlType="submit" loading={busy}>
                    {t('orders.create.placeOrder')}
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
