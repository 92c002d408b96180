import { Checkbox, Flex, Radio, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/api/client';

export type Right = Schemas['Right'];
export type Role = Schemas['Role'];

export const rights: Right[] = ['see_sync', 'run_sync', 'change_sync_settings', 'decide_conflicts'];

/** What somebody may do beyond the daily work, in words. */
export function RightsInWords({ role, held }: { role: Role; held: readonly Right[] }) {
  const { t } = useTranslation();
  if (role !== 'staff') return <>{t('users.allRights')}</>;
  if (held.length === 0) return <Typography.Text type="secondary">{t('users.noRights')}</Typography.Text>;
  return <>{held.map((right) => t(`users.right.${right}.name`)).join(', ')}</>;
}

/** A choice between owner and staff, as a field of a form. */
export function RoleChoice({
  value,
  onChange,
}: {
  value?: 'owner' | 'staff';
  onChange?: (role: 'owner' | 'staff') => void;
}) {
  const { t } = useTranslation();
  return (
    <Radio.Group value={value} onChange={({ target }) => onChange?.(target.value as 'owner' | 'staff')}>
      <Flex vertical gap={8}>
        {(['owner', 'staff'] as const).map((role) => (
          <Radio key={role} value={role}>
            {t(`users.role.${role}`)}
            <Typography.Text type="secondary" style={{ display: 'block', fontSize: 13 }}>
              {t(`users.roleHint.${role}`)}
            </Typography.Text>
          </Radio>
        ))}
      </Flex>
    </Radio.Group>
  );
}

/** The four rights to tick, as a field of a form. */
export function RightsChoice({ value, onChange }: { value?: Right[]; onChange?: (rights: Right[]) => void }) {
  const { t } = useTranslation();
  return (
    <Checkbox.Group value={value} onChange={(chosen) => onChange?.(chosen)}>
      <Flex vertical gap={8}>
        {rights.map((right) => (
          <Checkbox key={right} value={right}>
            {t(`users.right.${right}.name`)}
            <Typography.Text type="secondary" style={{ display: 'block', fontSize: 13 }}>
              {t(`users.right.${right}.hint`)}
            </Typography.Text>
          </Checkbox>
        ))}
      </Flex>
    </Checkbox.Group>
  );
}
