import { Button, Flex, Form, Input, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { makePassword, shortestPassword } from './password';

/** A first or another password for somebody else: typed, or made and then copied to them. */
export function PasswordField({ name = 'password' }: { name?: string }) {
  const { t } = useTranslation();
  const form = Form.useFormInstance();
  const typed = Form.useWatch<string | undefined>(name, form);
  return (
    <>
      <Form.Item
        name={name}
        label={t('users.password')}
        extra={t('users.passwordHint', { count: shortestPassword })}
        rules={[
          { required: true, message: t('users.passwordMissing') },
          { min: shortestPassword, message: t('users.passwordShort', { count: shortestPassword }) },
        ]}
        style={{ marginBlockEnd: 8 }}
      >
        <Input.Password autoComplete="new-password" maxLength={200} />
      </Form.Item>
      <Flex gap={12} align="center" style={{ marginBlockEnd: 16 }}>
        <Button size="small" onClick={() => form.setFieldValue(name, makePassword())}>
          {t('users.makePassword')}
        </Button>
        {typed && (
          <Typography.Text copyable={{ text: typed, tabIndex: 0 }} style={{ fontSize: 13 }}>
            {t('users.copyPassword')}
          </Typography.Text>
        )}
      </Flex>
    </>
  );
}
