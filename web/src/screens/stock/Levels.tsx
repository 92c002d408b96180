import { Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/api/client';
import { formatQuantity } from '@/shared/format';
import { Sellable } from './Sellable';

/** A product's figures at each point of sale, narrow enough for a phone. */
export function Levels({ levels }: { levels: readonly Schemas['Level'][] }) {
  const { t } = useTranslation();
  if (levels.length === 0) return <Typography.Text type="secondary">{t('stock.noFigures')}</Typography.Text>;
  return (
    <table style={{ width: '100%', borderCollapse: 'collapse', fontSize: 13 }}>
      <thead>
        <tr style={{ color: 'var(--ant-color-text-secondary)' }}>
          <th style={{ textAlign: 'start', fontWeight: 400 }}>{t('stock.place')}</th>
          {(['on_hand', 'reserved', 'sellable'] as const).map((figure) => (
            <th key={figure} style={{ textAlign: 'end', fontWeight: 400, paddingInlineStart: 10 }}>
              {t(`stock.${figure}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {levels.map((level) => (
          <tr key={level.point_of_sale_id}>
            <th scope="row" style={{ textAlign: 'start', fontWeight: 400 }}>
              {level.point_of_sale}
            </th>
            <td className="numeric" style={{ textAlign: 'end' }}>
              {formatQuantity(level.on_hand)}
            </td>
            <td className="numeric" style={{ textAlign: 'end' }}>
              {formatQuantity(level.reserved)}
            </td>
            <td style={{ textAlign: 'end' }}>
              {level.sold_here ? (
                <Sellable pieces={level.sellable} unlimited={level.unlimited} />
              ) : (
                t('stock.notSoldHere')
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
