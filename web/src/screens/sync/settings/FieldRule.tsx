import { Flex, Select, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/api/client';
import { useNames } from '@/shared/useNames';
import { currentLanguage } from '@/texts';
import { directions, precedences } from './rules';

interface FieldRuleProps {
  rule: Schemas['FieldRuleView'];
  disabled: boolean;
  onChange: (rule: { direction: string; precedence: string }) => void;
}

/** The rule of one field, in two choices and a sentence. */
export function FieldRule({ rule, disabled, onChange }: FieldRuleProps) {
  const { t } = useTranslation();
  const names = useNames();
  const field = names.field(rule.field);
  const explanation = rule.explanation[currentLanguage() === 'vi' ? 'vietnamese' : 'english'];
  const ways = directions.filter(
    (way) => rule.can_be_sent || way === 'in' || way === 'apart' || way === rule.direction,
  );

  return (
    <Flex wrap gap={12} align="center" style={{ padding: '10px 0', borderBlockStart: '1px solid #efece4' }}>
      <div style={{ flex: '1 1 280px' }}>
        <Flex gap={8} align="center">
          <Typography.Text strong>{field}</Typography.Text>
          {!rule.is_default && <Tag color="processing">{t('settings.changed')}</Tag>}
        </Flex>
        <Typography.Text type="secondary" style={{ fontSize: 13 }}>
          {explanation}
        </Typography.Text>
      </div>
      <Select
        aria-label={t('settings.directionOf', { field })}
        value={rule.direction}
        disabled={disabled}
        options={ways.map((value) => ({ value, label: t(`settings.direction.${value}`) }))}
        onChange={(direction: string) => onChange({ direction, precedence: rule.precedence })}
        style={{ flex: '0 1 190px', minWidth: 170 }}
      />
      <Select
        aria-label={t('settings.precedenceOf', { field })}
        value={rule.precedence}
        disabled={disabled || rule.direction === 'apart' || rule.direction === 'out'}
        options={precedences.map((value) => ({ value, label: t(`settings.precedence.${value}`) }))}
        onChange={(precedence: string) => onChange({ direction: rule.direction, precedence })}
        style={{ flex: '0 1 170px', minWidth: 150 }}
      />
    </Flex>
  );
}
