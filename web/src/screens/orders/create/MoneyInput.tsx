import { MoneyInput as Shared } from '@/shared/MoneyInput';

interface MoneyProps {
  label: string;
  value: number | undefined;
  onChange: (value: number | undefined) => void;
  placeholder?: string;
  max?: number;
  width?: number | string;
  invalid?: boolean;
}

/** An amount of the order; nothing typed is nothing, not zero. */
export function MoneyInput({ label, value, onChange, placeholder, max, width = 130, invalid }: MoneyProps) {
  return (
    <Shared
      aria-label={label}
      aria-invalid={invalid}
      status={invalid ? 'error' : undefined}
      value={value ?? null}
      onChange={(typed) => onChange(typed ?? undefined)}
      placeholder={placeholder}
      max={max ?? 100_000_000_000}
      precision={0}
      controls={false}
      style={{ width }}
    />
  );
}
