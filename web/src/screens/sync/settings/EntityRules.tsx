import { Button, Flex, Select, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { client, type Schemas } from '@/api/client';
import { useSession } from '@/api/session';
import { useAction } from '@/shared/useAction';
import { useConfirm } from '@/shared/useConfirm';
import { useNames } from '@/shared/useNames';
import { useShop } from '@/shared/useShop';
import { FieldRule } from './FieldRule';
import { directions, type Direction, type RulesChange } from './rules';

const path = '/api/v1/shops/{shop}/rules/{entity}';
/** Only these can be made on KiotViet through its API, or deleted there. */
const bothWays = ['categories', 'products', 'customers', 'orders'];

/** The rules of one entity: of its new and deleted records, and of each field. */
export function EntityRules({ rules }: { rules: Schemas['RulesView'] }) {
  const { t } = useTranslation();
  const { id: shop } = useShop();
  const { can } = useSession();
  const names = useNames();
  const confirm = useConfirm();
  const change = useAction(
    (body: RulesChange) =>
      client.PATCH(path, { params: { path: { shop, entity: rules.entity } }, body: body as never }),
    { done: t('settings.saved'), renews: ['rules'] },
  );
  const disabled = !can('change_sync_settings') || change.isPending;
  const entity = names.entity(rules.entity);
  const travels = bothWays.includes(rules.entity);

  const reset = async () => {
    const yes = await confirm({
      title: t('settings.resetTitle', { entity: entity.toLowerCase() }),
      text: t('settings.resetText'),
      action: t('settings.reset'),
    });
    if (yes) change.mutate({ reset: true });
  };

  return (
    <Flex vertical gap={16}>
      <Flex wrap gap={16}>
        <Choice
          label={t('settings.births')}
          value={rules.births}
          disabled={disabled}
          options={(travels ? directions : (['in', 'apart'] as const)).map((value: Direction) => ({
            value,
            label: t(`settings.direction.${value}`),
          }))}
          onChange={(births) => change.mutate({ births })}
        />
        <Choice
          label={t('settings.deletion')}
          value={rules.deletion}
          disabled={disabled}
          options={(['restore', 'keep', ...(travels ? (['spread'] as const) : [])] as const).map((value) => ({
            value,
            label: t(`settings.deletionOf.${value}`),
          }))}
          onChange={(deletion) => change.mutate({ deletion })}
        />
        {rules.entity === 'orders' && (
          <Choice
            label={t('settings.detail')}
            value={rules.detail}
            disabled={disabled}
            options={(['coarse', 'fine'] as const).map((value) => ({
              value,
              label: t(`settings.detailOf.${value}`),
            }))}
            onChange={(detail) => change.mutate({ detail })}
          />
        )}
      </Flex>
      <div>
        {rules.fields.map((rule) => (
          <FieldRule
            key={rule.field}
            rule={rule}
            disabled={disabled}
            onChange={(wanted) => change.mutate({ fields: { [rule.field]: wanted } })}
          />
        ))}
      </div>
      <div>
        <Button disabled={disabled} onClick={() => void reset()}>
          {t('settings.reset')}
        </Button>
      </div>
    </Flex>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  disabled: boolean;
  options: { value: string; label: string }[];
  onChange: (value: string) => void;
}

function Choice({ label, value, disabled, options, onChange }: ChoiceProps) {
  return (
    <Flex vertical gap={4} style={{ flex: '1 1 240px', maxWidth: 360 }}>
      <Typography.Text type="secondary">{label}</Typography.Text>
      <Select aria-label={label} value={value} options={options} disabled={disabled} onChange={onChange} />
    </Flex>
  );
}
