import { CheckCircleFilled, CloseCircleFilled, QuestionCircleFilled } from '@ant-design/icons';
import { Flex, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Panel } from '@/shared/Panel';
import { api } from '@/api/client';
import { Time } from '@/shared/Time';
import { useShop } from '@/shared/useShop';

const settings = [
  'allow_order_when_out_stock',
  'allow_sell_when_out_stock',
  'allow_sell_when_order_out_stock',
] as const;

/** The shop's settings on KiotViet, as they were last read. */
export function useKiotvietSettings() {
  const { id: shop } = useShop();
  const { data } = api.useQuery('get', '/api/v1/shops/{shop}', { params: { path: { shop } } });
  return data?.connection?.settings;
}

/** What KiotViet's settings say about selling what is not on the shelf. */
export function KiotvietAllows() {
  const { t } = useTranslation();
  const found = useKiotvietSettings();
  if (!found) return null;
  return (
    <Panel title={t('selling.onKiotviet')}>
      <Flex vertical gap={12}>
        {settings.map((name) => (
          <Flex key={name} gap={10} align="flex-start">
            <Answer value={found[name]} />
            <div>
              <div>{t(`selling.${name}`)}</div>
              <Typography.Text type="secondary">
                {found[name] === null
                  ? t('selling.unknown')
                  : t(found[name] ? 'selling.allowed' : 'selling.forbidden')}
              </Typography.Text>
            </div>
          </Flex>
        ))}
        <Typography.Text type="secondary">
          {t('selling.whereToChange')} {t('selling.readAt')} <Time value={found.read_at} />.
        </Typography.Text>
      </Flex>
    </Panel>
  );
}

function Answer({ value }: { value: boolean | null }) {
  const style = { fontSize: 18, marginBlockStart: 2 };
  if (value === null) return <QuestionCircleFilled aria-hidden style={{ ...style, color: '#66716e' }} />;
  return value ? (
    <CheckCircleFilled aria-hidden style={{ ...style, color: 'var(--ant-color-success)' }} />
  ) : (
    <CloseCircleFilled aria-hidden style={{ ...style, color: 'var(--ant-color-error)' }} />
  );
}
