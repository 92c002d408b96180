import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/api/client';
import { useSession } from '@/api/session';

/** Says to those who may only look why nothing can be pressed, and who can give the right. */
export function NeedsRight({ right }: { right: Schemas['Right'] }) {
  const { t } = useTranslation();
  if (useSession().can(right)) return null;
  return (
    <Alert
      type="info"
      showIcon
      title={t('common.onlyLook', { right: t(`users.right.${right}.name`) })}
      style={{ marginBlockEnd: 16 }}
    />
  );
}
