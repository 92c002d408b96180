import { Button, Card, Flex, Form, Input, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { client, type Schemas } from '@/api/client';
import { queryClient } from '@/api/queryClient';
import { sessionPath } from '@/api/session';
import { LanguageSwitch } from '@/app/LanguageSwitch';
import { ProblemView } from '@/shared/ProblemView';

/** The door: leads back to where the visitor wanted to go. */
export function Component() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const [problem, setProblem] = useState<unknown>();
  const [busy, setBusy] = useState(false);

  const signIn = async (body: Schemas['SignIn']) => {
    setBusy(true);
    setProblem(undefined);
    try {
      const { data } = await client.POST(sessionPath, { body });
      queryClient.clear();
      queryClient.setQueryData(['get', sessionPath], data);
      const wanted = search.get('tu') ?? '/';
      // Only ever to a page of ours.
      await navigate(/^\/(?!\/)/.test(wanted) ? wanted : '/', { replace: true });
    } catch (error) {
      setProblem(error);
      setBusy(false);
    }
  };
  const required = [{ required: true, whitespace: true, message: t('session.required') }];

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
        <Flex justify="space-between" align="center" style={{ marginBlockEnd: 20 }}>
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
          onFinish={(values: Schemas['SignIn']) => void signIn(values)}
        >
          <Form.Item name="login" label={t('session.login')} rules={required}>
            <Input autoComplete="username" autoCapitalize="none" spellCheck={false} />
          </Form.Item>
          <Form.Item name="password" label={t('session.password')} rules={required}>
            <Input.Password autoComplete="current-password" />
          </Form.Item>
          <Button type="primary" htmlType="submit" size="large" block loading={busy}>
            {t('session.signIn')}
          </Button>
        </Form>
        <Typography.Paragraph type="secondary" style={{ fontSize: 13, margin: '16px 0 0' }}>
          {t('session.forgotten')}
        </Typography.Paragraph>
      </Card>
    </main>
  );
}
