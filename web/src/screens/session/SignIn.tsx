import { Button, Card, Flex, Form, Input, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { client } from '@/api/client';
import { queryClient } from '@/api/queryClient';
import { keepBearer } from '@/api/token';
import { LanguageSwitch } from '@/app/LanguageSwitch';
import { ProblemView } from '@/shared/ProblemView';

export function Component() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const [problem, setProblem] = useState<unknown>();
  const [busy, setBusy] = useState(false);

  const signIn = async ({ token }: { token: string }) => {
    setBusy(true);
    keepBearer(token.trim());
    try {
      await client.GET('/api/v1/shops');
      queryClient.clear();
      await navigate(search.get('tu') ?? '/', { replace: true });
    } catch (error) {
      keepBearer(null);
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };

  return (
    <main
      style={{
        minHeight: '100dvh',
        display: 'grid',
        placeItems: 'center',
        padding: 16,
        boxSizing: 'border-box',
      }}
    >
      <title>{`${t('session.title')} · dongbo`}</title>
      <Card style={{ width: '100%', maxWidth: 420 }}>
        <Flex justify="space-between" align="flex-start" style={{ marginBlockEnd: 20 }}>
          <Flex gap={12} align="center">
            <img src="/icon.svg" width={40} height={40} alt="" />
            <Typography.Title level={1} style={{ fontSize: 22 }}>
              {t('session.title')}
            </Typography.Title>
          </Flex>
          <LanguageSwitch />
        </Flex>
        <Typography.Paragraph type="secondary">{t('session.welcome')}</Typography.Paragraph>
        {problem !== undefined && <ProblemView error={problem} />}
        <Form
          layout="vertical"
          requiredMark={false}
          onFinish={(values: { token: string }) => void signIn(values)}
        >
          <Form.Item
            name="token"
            label={t('session.token')}
            extra={t('session.tokenHint')}
            rules={[{ required: true, whitespace: true, message: t('session.tokenMissing') }]}
          >
            <Input.Password autoComplete="current-password" />
          </Form.Item>
          <Button type="primary" htmlType="submit" block loading={busy}>
            {t('session.signIn')}
          </Button>
        </Form>
      </Card>
    </main>
  );
}
