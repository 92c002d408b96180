import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Flex, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DraftFee } from './draft';
import { MoneyInput } from './MoneyInput';

/** What comes on top: shipping and the like. KiotViet gets their sum. */
export function Fees({ fees, onChange }: { fees: DraftFee[]; onChange: (fees: DraftFee[]) => void }) {
  const { t } = useTranslation();
  const put = (index: number, fee: DraftFee) =>
    onChange(fees.map((other, place) => (place === index ? fee : other)));
  return (
    <Flex vertical gap={8} align="flex-start">
      {fees.map((fee, index) => (
        <Flex key={index} gap={8} style={{ width: '100%' }}>
          <Input
            aria-label={t('orders.create.feeName')}
            value={fee.name}
            maxLength={100}
            status={fee.amount > 0 && !fee.name.trim() ? 'error' : undefined}
            onChange={({ target }) => put(index, { ...fee, name: target.value })}
            style={{ flex: 1 }}
          />
          <MoneyInput
            label={t('orders.create.feeAmount')}
            value={fee.amount || undefined}
            placeholder="0"
            onChange={(amount) => put(index, { ...fee, amount: amount ?? 0 })}
          />
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={t('orders.create.removeFee', { name: fee.name })}
            onClick={() => onChange(fees.filter((_, place) => place !== index))}
          />
        </Flex>
      ))}
      <Button
        size="small"
        icon={<PlusOutlined aria-hidden />}
        onClick={() =>
          onChange([...fees, { name: fees.length === 0 ? t('orders.create.shipping') : '', amount: 0 }])
        }
      >
        {t('orders.create.addFee')}
      </Button>
    </Flex>
  );
}
