import { Button, Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Page } from '@/shared/Page';
import { Empty } from '@/shared/states';

export function NotFound() {
  const { t } = useTranslation();
  return (
    <Page title={t('common.notFoundTitle')}>
      <Card>
        <Empty
          title={t('common.notFoundHint')}
          action={
            <Link to="/">
              <Button type="primary" tabIndex={-1}>
                {t('common.toOverview')}
              </Button>
            </Link>
          }
        />
      </Card>
    </Page>
  );
}
