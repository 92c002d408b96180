import { EditOutlined } from '@ant-design/icons';
import { Button, Col, Descriptions, Flex, Row, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api, type Schemas } from '@/api/client';
import { formatMoney, formatTime } from '@/shared/format';
import { Page } from '@/shared/Page';
import { Panel } from '@/shared/Panel';
import { ProblemView } from '@/shared/ProblemView';
import { Loading } from '@/shared/states';
import { RecordStory } from '@/shared/story/RecordStory';
import { Trouble } from '@/shared/Trouble';
import { usePointsOfSale } from '@/shared/usePointsOfSale';
import { useShop } from '@/shared/useShop';
import { CancelButton } from './CancelButton';
import { Delivery } from './Delivery';
import { OrderLines } from './OrderLines';
import { Progress } from './Progress';
import { DeliveryTag, OrderState, PaymentState } from './states';
import { TwoSides } from './TwoSides';
import { usePaymentMethod } from './usePaymentMethod';

/** One order: what was ordered, its life on both sides, what waits or went wrong, its history. */
export function Component() {
  const { t } = useTranslation();
  const { id: shop, base } = useShop();
  const { id = '' } = useParams();
  const {
    data: order,
    error,
    refetch,
  } = api.useQuery('get', '/api/v1/shops/{shop}/orders/{id}', {
    params: { path: { shop, id: Number(id) } },
  });
  if (error && !order) return <ProblemView error={error} onRetry={() => void refetch()} page />;
  if (!order) return <Loading />;

  return (
    <Page
      title={t('orders.one', { code: order.code })}
      back={{ to: `${base}/don-hang`, label: t('menu.orders') }}
      hint={
        <Flex gap={8} wrap align="center" style={{ marginBlockStart: 6 }}>
          <OrderState state={order.state} label={order.state_label} />
          <PaymentState order={order} />
          <DeliveryTag order={order} />
          <span>{formatTime(order.placed_at)}</span>
        </Flex>
      }
      actions={
        <Flex gap={8} wrap>
          {order.editable && (
            <Link to={`${base}/don-hang/${order.id}/sua`}>
              <Button icon={<EditOutlined aria-hidden />} tabIndex={-1}>
                {t('orders.edit.open')}
              </Button>
            </Link>
          )}
          <CancelButton order={order} />
        </Flex>
      }
    >
      <Flex vertical gap={16}>
        {order.remarks.map((remark) => (
          <Trouble key={remark.code} {...remark} />
        ))}
        <Row gutter={[16, 16]}>
          <Col xs={24} lg={15}>
            <Flex vertical gap={16}>
              <OrderLines order={order} />
              <RecordStory entity="orders" id={order.id} label={order.code} />
            </Flex>
          </Col>
          <Col xs={24} lg={9}>
            <Flex vertical gap={16}>
              <TwoSides order={order} />
              <Progress order={order} />
              <Buyer order={order} />
              <Delivery order={order} />
            </Flex>
          </Col>
        </Row>
      </Flex>
    </Page>
  );
}

function Buyer({ order }: { order: Schemas['OrderDetails'] }) {
  const { t } = useTranslation();
  const { base } = useShop();
  const places = usePointsOfSale();
  const methodOf = usePaymentMethod();
  return (
    <Panel title={t('orders.information')}>
      <Descriptions
        column={1}
        size="small"
        items={[
          {
            key: 'customer',
            label: t('orders.customer'),
            children: order.customer_id ? (
              <Flex vertical>
                <Link to={`${base}/khach-hang/${order.customer_id}`}>
                  {order.customer_name ?? t('orders.openCustomer')}
                </Link>
                {order.customer_phone}
              </Flex>
            ) : (
              t('orders.walkIn')
            ),
          },
          {
            key: 'place',
            label: t('orders.pointOfSale'),
            children: order.point_of_sale ?? places.nameOf(order.point_of_sale_id),
          },
          {
            key: 'method',
            label: t('orders.paymentMethod'),
            children: methodOf(order.payment_method) ?? t('orders.notGiven'),
          },
          { key: 'paid', label: t('orders.paid'), children: formatMoney(order.paid) },
          {
            key: 'note',
            label: t('orders.note'),
            children: order.note ? (
              <Typography.Text style={{ whiteSpace: 'pre-wrap' }}>{order.note}</Typography.Text>
            ) : (
              t('orders.notGiven')
            ),
          },
        ]}
      />
    </Panel>
  );
}
