import { Alert, Flex, Typography } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

export interface TroubleText {
  code?: string | null;
  title: string;
  detail?: string | null;
  remedy?: readonly string[] | null;
  severity?: string | null;
}

/** What went wrong: in words, with what to do about it and the entry of the error catalogue. */
export function Trouble({
  title,
  children,
  severity,
  action,
  ...text
}: TroubleText & { children?: ReactNode; action?: ReactNode }) {
  return (
    <Alert
      type={severity === 'info' || severity === 'warning' ? severity : 'error'}
      showIcon
      title={title}
      action={action}
      description={
        <Flex vertical gap={8} align="flex-start">
          <TroubleBody {...text} title={title} />
          {children}
        </Flex>
      }
    />
  );
}

/** The same without a frame, for notices and rows that open. */
export function TroubleBody({ code, title, detail, remedy }: TroubleText) {
  const { t } = useTranslation();
  return (
    <Flex vertical gap={6}>
      {detail && detail !== title && <span>{detail}</span>}
      {remedy && remedy.length > 0 && (
        <div>
          <Typography.Text strong>{t('problems.whatToDo')}</Typography.Text>
          <ul style={{ margin: '2px 0 0', paddingInlineStart: 20 }}>
            {remedy.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ul>
        </div>
      )}
      {code && (
        <Link to={`/ma-loi/${encodeURIComponent(code)}`} style={{ fontSize: 13 }}>
          {t('problems.code', { code })}
        </Link>
      )}
    </Flex>
  );
}
