import { DeleteOutlined } from '@ant-design/icons';
import { Button, Flex, Input, InputNumber, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '@/shared/format';
import { lineTotal, withProduct, type DraftLine } from './draft';
import { MoneyInput } from './MoneyInput';
import { ProductSearch } from './ProductSearch';
import { SellableNote } from './SellableNote';

interface LinesProps {
  lines: DraftLine[];
  place: number | undefined;
  onChange: (lines: DraftLine[]) => void;
}

/** What is sold: found above, put right below. */
export function Lines({ lines, place, onChange }: LinesProps) {
  const { t } = useTranslation();
  return (
    <Flex vertical gap={12}>
      <ProductSearch place={place} onChoose={(product) => onChange(withProduct(lines, product))} />
      {lines.length === 0 ? (
        <Typography.Text type="secondary">{t('orders.create.noLines')}</Typography.Text>
      ) : (
        <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
          {lines.map((line) => (
            <Line
              key={line.key}
              line={line}
              place={place}
              onChange={(changed) =>
                onChange(lines.map((other) => (other.key === line.key ? changed : other)))
              }
              onRemove={() => onChange(lines.filter((other) => other.key !== line.key))}
            />
          ))}
        </ul>
      )}
    </Flex>
  );
}

interface LineProps {
  line: DraftLine;
  place: number | undefined;
  onChange: (line: DraftLine) => void;
  onRemove: () => void;
}

function Line({ line, place, onChange, onRemove }: LineProps) {
  const { t } = useTranslation();
  const { product } = line;
  const name = product.full_name;
  const labelOf = (what: string) => t('orders.create.ofLine', { what, name });
  const small = { fontSize: 12, display: 'block' } as const;

  return (
    <li style={{ padding: '12px 0', borderBottom: '1px solid var(--ant-color-border-secondary)' }}>
      <Flex justify="space-between" gap={12}>
        <Flex vertical style={{ minWidth: 0 }}>
          <Typography.Text strong>{name}</Typography.Text>
          <Flex gap={8} wrap>
            <Typography.Text type="secondary" style={{ fontSize: 13 }}>
              {product.code}
              {product.unit && ` · ${product.unit}`}
            </Typography.Text>
            {product.id > 0 && (
              <SellableNote
                product={product.id}
                place={place}
                wanted={Math.max(0, line.quantity - (line.held ?? 0))}
                held={line.held}
              />
            )}
          </Flex>
        </Flex>
        <Button
          type="text"
          icon={<DeleteOutlined />}
          aria-label={t('orders.create.removeLine', { name })}
          onClick={onRemove}
        />
      </Flex>
      <Flex gap={10} wrap align="flex-end" style={{ marginBlockStart: 8 }}>
        <div>
          <Typography.Text type="secondary" style={small} aria-hidden>
            {t('orders.create.quantity')}
          </Typography.Text>
          <InputNumber<number>
            aria-label={labelOf(t('orders.create.quantity'))}
            value={line.quantity}
            min={0.001}
            max={1_000_000}
            onChange={(quantity) => onChange({ ...line, quantity: quantity ?? 1 })}
            style={{ width: 90 }}
          />
        </div>
        <div>
          <Typography.Text type="secondary" style={small} aria-hidden>
            {t('orders.create.price')}
          </Typography.Text>
          <MoneyInput
            label={labelOf(t('orders.create.price'))}
            value={line.price}
            placeholder={formatMoney(product.base_price).replace(/\s?₫/, '')}
            onChange={(price) => onChange({ ...line, price })}
          />
        </div>
        <div>
          <Typography.Text type="secondary" style={small} aria-hidden>
            {t('orders.create.eachOff')}
          </Typography.Text>
          <MoneyInput
            label={labelOf(t('orders.create.eachOff'))}
            value={line.discount || undefined}
            placeholder="0"
            max={line.price ?? product.base_price}
            onChange={(discount) => onChange({ ...line, discount: discount ?? 0 })}
          />
        </div>
        <Input
          aria-label={labelOf(t('orders.create.lineNote'))}
          placeholder={t('orders.create.lineNote')}
          value={line.note}
          maxLength={200}
          onChange={({ target }) => onChange({ ...line, note: target.value })}
          style={{ flex: '1 1 160px' }}
        />
        <strong className="numeric" style={{ marginInlineStart: 'auto', lineHeight: '36px' }}>
          {formatMoney(lineTotal(line))}
        </strong>
      </Flex>
    </li>
  );
}
