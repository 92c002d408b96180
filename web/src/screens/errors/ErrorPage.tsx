import { Card, Flex, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { api } from '@/api/client';
import { Page } from '@/shared/Page';
import { ProblemView } from '@/shared/ProblemView';
import { LoadingRows } from '@/shared/states';
import { currentLanguage } from '@/texts';

/** One entry of the error catalogue. */
export function Component() {
  const { t } = useTranslation();
  const { code = '' } = useParams();
  const { data, error, refetch } = api.useQuery('get', '/api/v1/errors/{code}', {
    params: { path: { code } },
  });

  if (!data) {
    return (
      <Page title={t('problems.catalogueTitle')}>
        {error ? <ProblemView error={error} onRetry={() => void refetch()} /> : <LoadingRows />}
      </Page>
    );
  }
  const words = data[currentLanguage()];
  return (
    <Page title={words.title} hint={<Tag>{t('problems.code', { code: data.code })}</Tag>}>
      <Card style={{ maxWidth: 720 }}>
        <Flex vertical gap={16}>
          <section>
            <Typography.Title level={2} style={{ fontSize: 15 }}>
              {t('problems.cause')}
            </Typography.Title>
            <Typography.Text>{words.cause}</Typography.Text>
          </section>
          <section>
            <Typography.Title level={2} style={{ fontSize: 15 }}>
              {t('problems.whatToDo')}
            </Typography.Title>
            <ul style={{ margin: 0, paddingInlineStart: 20 }}>
              {words.remedy.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ul>
          </section>
          <section>
            <Typography.Title level={2} style={{ fontSize: 15 }}>
              {t('problems.who')}
            </Typography.Title>
            <Typography.Text>{t(`problems.audience.${data.who}`)}</Typography.Text>
          </section>
        </Flex>
      </Card>
    </Page>
  );
}
