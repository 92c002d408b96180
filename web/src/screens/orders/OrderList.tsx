import { PlusOutlined } from '@ant-design/icons';
import { Button, Flex, Tag, Typography, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useListing, type Row } from '@/api/listing';
import { Alerts } from '@/shared/Alerts';
import { formatMoney } from '@/shared/format';
import { ChoiceFilter, FilterBar } from '@/shared/listing/FilterBar';
import { Listing } from '@/shared/listing/Listing';
import { PeriodFilter } from '@/shared/listing/PeriodFilter';
import { dayEnd, dayStart } from '@/shared/listing/period';
import { Page } from '@/shared/Page';
import { Time } from '@/shared/Time';
import { usePointsOfSale } from '@/shared/usePointsOfSale';
import { useShop } from '@/shared/useShop';
import { useUrlFilters } from '@/shared/useUrlFilters';
import { DeliveryTag, OrderState, PaymentState, SendingState, states } from './states';

const path = '/api/v1/shops/{shop}/orders';
type Order = Row<typeof path>;

/** Every order of the shop, the latest first. */
export function Component() {
  const { t } = useTranslation();
  const { id: shop, base } = useShop();
  const filters = useUrlFilters(['q', 'state', 'point_of_sale', 'customer', 'from', 'to']);
  const { q, state, point_of_sale, customer, from, to } = filters.filters;
  const places = usePointsOfSale();
  const query = useListing(path, {
    path: { shop },
    query: {
      limit: 30,
      cursor: filters.cursor,
      q,
      sort: 'newest',
      state: state === undefined ? undefined : Number(state),
      point_of_sale: point_of_sale === undefined ? undefined : Number(point_of_sale),
      customer: customer === undefined ? undefined : Number(customer),
      from: dayStart(from),
      to: dayEnd(to),
    },
  });
  const place = (order: Order) => order.point_of_sale ?? places.nameOf(order.point_of_sale_id);
  const link = (order: Order) => <Link to={`${base}/don-hang/${order.id}`}>{order.code}</Link>;
  const buyer = (order: Order) => order.customer_name ?? t('orders.walkIn');

  const columns: TableColumnsType<Order> = [
    {
      title: t('orders.code'),
      render: (_, order) => (
        <Flex vertical>
          {link(order)}
          {order.reference && order.reference !== order.code && (
            <Typography.Text type="secondary" style={{ fontSize: 12 }}>
              {order.reference}
            </Typography.Text>
          )}
        </Flex>
      ),
    },
    { title: t('orders.placedAt'), render: (_, order) => <Time value={order.placed_at} /> },
    {
      title: t('orders.customer'),
      render: (_, order) => (
        <Flex vertical>
          {order.customer_id ? (
            <Link to={`${base}/khach-hang/${order.customer_id}`}>{buyer(order)}</Link>
          ) : (
            <span>{buyer(order)}</span>
          )}
          {order.customer_phone && (
            <Typography.Text type="secondary" className="numeric" style={{ fontSize: 12 }}>
              {order.customer_phone}
            </Typography.Text>
          )}
        </Flex>
      ),
    },
    { title: t('orders.pointOfSale'), render: (_, order) => place(order) },
    {
      title: t('orders.stateTitle'),
      render: (_, order) => <OrderState state={order.state} label={order.state_label} />,
    },
    {
      title: t('orders.paymentTitle'),
      render: (_, order) => (
        <Flex vertical gap={4} align="flex-start">
          <PaymentState order={order} />
          <DeliveryTag order={order} />
        </Flex>
      ),
    },
    {
      title: t('orders.total'),
      align: 'right',
      className: 'numeric',
      render: (_, order) => formatMoney(order.total),
    },
    { title: t('orders.kiotviet'), render: (_, order) => <SendingState order={order} /> },
  ];

  return (
    <Page
      title={t('menu.orders')}
      hint={t('orders.hint')}
      actions={
        <Link to={`${base}/don-hang/ban-hang`}>
          <Button type="primary" icon={<PlusOutlined aria-hidden />} tabIndex={-1}>
            {t('orders.sell')}
          </Button>
        </Link>
      }
    >
      <Alerts />
      <FilterBar filters={filters} search={t('orders.search')}>
        <ChoiceFilter
          filters={filters}
          name="state"
          label={t('orders.stateTitle')}
          options={states.map(({ code, name }) => ({
            value: String(code),
            label: t(`orders.state.${name}`),
          }))}
        />
        <ChoiceFilter
          filters={filters}
          name="point_of_sale"
          label={t('orders.pointOfSale')}
          options={places.options}
        />
        <PeriodFilter filters={filters} from="from" to="to" label={t('orders.placedAt')} />
        {customer !== undefined && (
          <Tag closable onClose={() => filters.set({ customer: undefined })} style={{ alignSelf: 'center' }}>
            {t('orders.ofCustomer', { customer: query.data?.items[0]?.customer_name ?? `#${customer}` })}
          </Tag>
        )}
      </FilterBar>
      <Listing
        label={t('menu.orders')}
        query={query}
        rowKey={(order) => order.id}
        filters={filters}
        columns={columns}
        card={(order) => (
          <Flex vertical gap={6}>
            <Flex justify="space-between" gap={8}>
              <strong>{link(order)}</strong>
              <strong className="numeric">{formatMoney(order.total)}</strong>
            </Flex>
            <span>
              {buyer(order)}
              {order.customer_phone && ` · ${order.customer_phone}`}
            </span>
            <Typography.Text type="secondary" style={{ fontSize: 13 }}>
              <Time value={order.placed_at} /> · {place(order)}
            </Typography.Text>
            <Flex gap={6} wrap>
              <OrderState state={order.state} label={order.state_label} />
              <PaymentState order={order} />
              <DeliveryTag order={order} />
              <SendingState order={order} />
            </Flex>
          </Flex>
        )}
        empty={{ title: t('orders.emptyTitle'), hint: t('orders.emptyHint') }}
      />
    </Page>
  );
}
