import { Button, Flex, Form, Input, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { emptyDelivery, type Buyer, type DraftDelivery } from './draft';

interface DeliveryProps {
  delivery: DraftDelivery | undefined;
  buyer: Buyer;
  onChange: (delivery: DraftDelivery | undefined) => void;
}

const parts = ['receiver', 'phone', 'address', 'ward', 'location'] as const;

/** Whether and where the order is brought. */
export function DeliveryFields({ delivery, buyer, onChange }: DeliveryProps) {
  const { t } = useTranslation();
  return (
    <Form layout="vertical" component="div">
      <Flex gap={10} align="center" style={{ marginBlockEnd: delivery ? 12 : 0 }}>
        <Switch
          id="deliver"
          checked={delivery !== undefined}
          onChange={(on) => onChange(on ? ofBuyer(buyer) : undefined)}
        />
        <label htmlFor="deliver">{t('orders.create.deliver')}</label>
      </Flex>
      {delivery && (
        <>
          {parts.map((part) => (
            <Form.Item
              key={part}
              label={t(`orders.delivery.${part}`)}
              htmlFor={`delivery-${part}`}
              style={{ marginBlockEnd: 12 }}
            >
              <Input
                id={`delivery-${part}`}
                type={part === 'phone' ? 'tel' : 'text'}
                value={delivery[part]}
                maxLength={250}
                onChange={({ target }) => onChange({ ...delivery, [part]: target.value })}
              />
            </Form.Item>
          ))}
          {buyer.kind !== 'walk_in' && (
            <Button size="small" onClick={() => onChange(ofBuyer(buyer))}>
              {t('orders.create.asCustomer')}
            </Button>
          )}
        </>
      )}
    </Form>
  );
}

function ofBuyer(buyer: Buyer): DraftDelivery {
  if (buyer.kind === 'walk_in') return emptyDelivery;
  if (buyer.kind === 'new') return { ...emptyDelivery, receiver: buyer.name, phone: buyer.phone };
  const { name, phone, address, ward, location } = buyer.customer;
  return {
    receiver: name,
    phone: phone ?? '',
    address: address ?? '',
    ward: ward ?? '',
    location: location ?? '',
  };
}
