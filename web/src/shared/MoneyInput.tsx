import { InputNumber, type InputNumberProps } from 'antd';

/** An amount in đồng, with points between thousands while it is typed. */
export function MoneyInput(props: InputNumberProps<number>) {
  return (
    <InputNumber<number>
      min={0}
      suffix="₫"
      inputMode="decimal"
      formatter={(value) => withPoints(String(value ?? ''))}
      parser={(text) => (text ? Number(withoutPoints(text)) : null) as number}
      style={{ width: '100%' }}
      {...props}
    />
  );
}

/** 1234567.5 → 1.234.567,5 */
export function withPoints(value: string): string {
  const [whole = '', fraction] = value.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, '.');
  return fraction === undefined ? grouped : `${grouped},${fraction}`;
}

/** 1.234.567,5 → 1234567.5 */
export function withoutPoints(text: string): string {
  return text.replace(/[^\d,-]/g, '').replace(',', '.');
}
