import { CheckCircleOutlined } from '@ant-design/icons';
import { Card, Flex, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { colors } from '@/app/theme';
import { formatQuantity } from '@/shared/format';
import { useShop } from '@/shared/useShop';
import { useWaiting, type Waiting } from './useWaiting';

const places: [keyof Waiting, string][] = [
  ['conflicts', 'dong-bo/xung-dot'],
  ['waves', 'dong-bo/bat-thuong'],
  ['failures', 'dong-bo/loi'],
  ['outbox_refused', 'dong-bo/cho-gui?parked=true'],
];

/** What waits for a person, each with the way to it. */
export function Todo() {
  const { t } = useTranslation();
  const { base } = useShop();
  const waiting = useWaiting();
  if (!waiting) return null;
  const open = places.filter(([what]) => waiting[what] > 0);

  return (
    <Card size="small" title={t('status.todo')}>
      {open.length === 0 ? (
        <Typography.Text>
          <CheckCircleOutlined aria-hidden style={{ color: colors.good }} /> {t('status.nothingToDo')}
        </Typography.Text>
      ) : (
        <div
          style={{ display: 'grid', gap: 10, gridTemplateColumns: 'repeat(auto-fit, minmax(170px, 1fr))' }}
        >
          {open.map(([what, path]) => (
            <Link
              key={what}
              to={`${base}/${path}`}
              style={{ padding: '10px 14px', borderRadius: 8, background: '#fdf3e1', color: colors.ink }}
            >
              <Flex vertical>
                <strong className="numeric" style={{ fontSize: 22, color: colors.attention }}>
                  {formatQuantity(waiting[what])}
                </strong>
                <span>{t(`status.todoItems.${what}`)}</span>
              </Flex>
            </Link>
          ))}
        </div>
      )}
    </Card>
  );
}
