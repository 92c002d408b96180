import { Flex, Switch, Typography } from 'antd';
import { useId, type ReactNode } from 'react';

interface SwitchRowProps {
  label: string;
  hint: ReactNode;
  checked: boolean;
  busy?: boolean;
  disabled?: boolean;
  /** Stands below the hint: why it cannot be switched, say. */
  note?: ReactNode;
  onChange: (checked: boolean) => void;
}

/** A switch with its name and what it does. */
export function SwitchRow({ label, hint, checked, busy, disabled, note, onChange }: SwitchRowProps) {
  const id = useId();
  return (
    <Flex gap={16} justify="space-between" align="flex-start" style={{ padding: '12px 0' }}>
      <Flex vertical gap={2}>
        <label htmlFor={id} style={{ fontWeight: 500 }}>
          {label}
        </label>
        <Typography.Text type="secondary">{hint}</Typography.Text>
        {note}
      </Flex>
      <Switch id={id} checked={checked} loading={busy} disabled={disabled} onChange={onChange} />
    </Flex>
  );
}
