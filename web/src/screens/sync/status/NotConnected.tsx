import { Button, Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSession } from '@/api/session';
import { Empty } from '@/shared/states';
import { useShop } from '@/shared/useShop';

/** A shop before its first connection, with the way to it for those who may make it. */
export function NotConnected() {
  const { t } = useTranslation();
  const { base } = useShop();
  const mayConnect = useSession().can('change_sync_settings');
  return (
    <Card>
      <Empty
        title={t('status.notConnectedTitle')}
        hint={mayConnect ? t('status.notConnectedHint') : t('connect.needRight')}
        action={
          mayConnect && (
            <Link to={`${base}/dong-bo/ket-noi`}>
              <Button type="primary" tabIndex={-1}>
                {t('status.connect')}
              </Button>
            </Link>
          )
        }
      />
    </Card>
  );
}
