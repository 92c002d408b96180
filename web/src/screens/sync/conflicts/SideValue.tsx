import { Flex, Typography } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/api/client';
import { FieldValue } from '@/shared/FieldValue';
import { formatRelative } from '@/shared/format';

interface SideValueProps {
  side: 'ours' | 'theirs';
  field: string;
  value: unknown;
  change?: Schemas['ChangeOfSide'] | null;
  children?: ReactNode;
}

/** The value of one side, and how it came there. */
export function SideValue({ side, field, value, change, children }: SideValueProps) {
  const { t } = useTranslation();
  const who =
    change &&
    (change.cause.person ??
      (change.cause.run ? t('conflicts.machine', { run: change.cause.run }) : t(`sync.${side}`)));
  return (
    <Flex
      vertical
      gap={6}
      style={{ padding: 12, border: '1px solid #e3e0d6', borderRadius: 8, background: '#faf9f5' }}
    >
      <Typography.Text type="secondary" style={{ fontSize: 12 }}>
        {t(`sync.${side}`)}
      </Typography.Text>
      <Typography.Text strong style={{ fontSize: 15 }}>
        <FieldValue field={field} value={value} />
      </Typography.Text>
      {change && (
        <Typography.Text type="secondary" style={{ fontSize: 12 }}>
          {t('conflicts.changedBy', { who, time: formatRelative(change.at) })}
        </Typography.Text>
      )}
      <div style={{ marginBlockStart: 'auto' }}>{children}</div>
    </Flex>
  );
}
