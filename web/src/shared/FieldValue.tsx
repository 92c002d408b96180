import { Image, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatDate, formatMoney, formatQuantity, formatTime } from './format';
import { stateWord } from './orderStates';

const amounts = new Set(['base_price', 'price', 'total', 'discount', 'paid', 'fees', 'money']);
const figures = new Set(['added', 'on_hand', 'reserved', 'weight', 'conversion', 'pieces', 'quantity']);
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;
const day = /^\d{4}-\d\d-\d\d$/;
const picture = /^https?:\/\/\S+$/;

/** The value of a field as people read it, whatever its type. */
export function FieldValue({ field, value }: { field: string; value: unknown }) {
  const { t } = useTranslation();
  if (value === null || value === undefined || value === '') {
    return <Typography.Text type="secondary">{t('sync.noValue')}</Typography.Text>;
  }
  const word = stateWord(field, value);
  if (word) return <>{t(word)}</>;
  if (typeof value === 'boolean') return <>{value ? t('common.yes') : t('common.no')}</>;
  if (Array.isArray(value)) {
    if (value.length === 0) return <Typography.Text type="secondary">{t('sync.noValue')}</Typography.Text>;
    return (
      <ul style={{ margin: 0, paddingInlineStart: 18 }}>
        {value.map((item: unknown, index) => (
          <li key={index}>
            <FieldValue field={field} value={item} />
          </li>
        ))}
      </ul>
    );
  }
  if (typeof value === 'object') {
    return (
      <span>
        {Object.entries(value)
          .filter(([, part]) => part !== null && part !== '')
          .map(([name, part]) => `${name}: ${plain(name, part)}`)
          .join(' · ')}
      </span>
    );
  }
  if (field === 'images' && typeof value === 'string' && picture.test(value)) {
    return (
      <Image src={value} width={48} height={48} alt="" style={{ objectFit: 'cover', borderRadius: 6 }} />
    );
  }
  return <span style={{ overflowWrap: 'anywhere' }}>{plain(field, value)}</span>;
}

function plain(field: string, value: unknown): string {
  if (typeof value === 'object' && value !== null) return JSON.stringify(value);
  const text = String(value);
  if (amounts.has(field) && Number.isFinite(Number(text))) return formatMoney(text);
  if (figures.has(field) && Number.isFinite(Number(text))) return formatQuantity(text);
  if (instant.test(text)) return formatTime(text);
  if (day.test(text)) return formatDate(text);
  return text;
}
