import { Button, Flex, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { ChoicesForm } from '../settings/ChoicesForm';
import { Preflight } from '../settings/Preflight';
import { OperatorSwitches } from '../settings/OperatorSwitches';
import { RulesEditor } from '../settings/RulesEditor';

/** What is synchronised, which way, and by which rules. */
export function WhatStep({ onBack, onNext }: { onBack: (() => void) | undefined; onNext: () => void }) {
  const { t } = useTranslation();
  return (
    <Flex vertical gap={16} style={{ maxWidth: 900 }}>
      <Typography.Text type="secondary">{t('connect.whatHint')}</Typography.Text>
      <Preflight />
      <div>
        <OperatorSwitches />
        <ChoicesForm />
      </div>
      <section>
        <Typography.Title level={2} style={{ fontSize: 16, marginBlockEnd: 6 }}>
          {t('settings.parts.rules')}
        </Typography.Title>
        <RulesEditor />
      </section>
      <Flex gap={8}>
        {onBack && <Button onClick={onBack}>{t('common.back')}</Button>}
        <Button type="primary" onClick={onNext}>
          {t('common.next')}
        </Button>
      </Flex>
    </Flex>
  );
}
