import { Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatQuantity } from '@/shared/format';
import { useSellable } from './useSellable';

interface NoteProps {
  product: number;
  place: number | undefined;
  /** How many are wanted; 0 while one is only looking. */
  wanted: number;
  /** How many the order holds already. */
  held?: number;
}

/** What can be sold there, and whether it is enough. */
export function SellableNote({ product, place, wanted, held }: NoteProps) {
  const { t } = useTranslation();
  const sellable = useSellable(product, place);
  if (sellable.kind === 'unknown') return null;
  if (sellable.kind === 'not_here') return <Note bad>{t('orders.create.notHere')}</Note>;
  if (sellable.kind === 'unlimited') return <Note>{t('orders.create.unlimited')}</Note>;
  const { count } = sellable;
  if (count <= 0 && held && wanted === 0) return null;
  if (count <= 0) return <Note bad>{t('orders.create.soldOut')}</Note>;
  const short = wanted > count;
  return (
    <Note bad={short}>
      {t(short ? 'orders.create.short' : 'orders.create.sellable', { left: formatQuantity(count) })}
    </Note>
  );
}

function Note({ bad, children }: { bad?: boolean; children: string }) {
  return (
    <Typography.Text
      type={bad ? 'danger' : 'secondary'}
      role={bad ? 'status' : undefined}
      style={{ fontSize: 13 }}
    >
      {children}
    </Typography.Text>
  );
}
