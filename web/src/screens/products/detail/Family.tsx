import { Card, Flex, Table, Tag, Typography, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import { Panel } from '@/shared/Panel';
import { Link } from 'react-router';
import type { Schemas } from '@/api/client';
import { formatMoney, formatQuantity } from '@/shared/format';
import { ScrollRegion } from '@/shared/ScrollRegion';
import { useIsPhone } from '@/shared/useIsPhone';
import { useShop } from '@/shared/useShop';
import { attributesOf } from '../attributes';
import { StandingTag } from '../states';
import type { ProductPage } from '../useProduct';

type Member = Schemas['ProductView'];

/** A product's siblings and its further units. */
export function Family({ product }: { product: ProductPage }) {
  const { t } = useTranslation();
  const { base } = useShop();
  const variants =
    product.variants.length > 0 && product.base_id === null
      ? [product, ...product.variants].sort((a, b) => a.id - b.id)
      : product.variants;
  const told = (member: Member) =>
    attributesOf(member)
      .map(({ value }) => value)
      .join(' – ') || member.full_name;

  return (
    <>
      {product.base_id !== null && (
        <Card size="small">
          {t('products.unitOf', { conversion: formatQuantity(product.conversion) })}{' '}
          <Link to={`${base}/san-pham/${product.base_id}`} style={{ textDecoration: 'underline' }}>
            {t('products.toBase')}
          </Link>
        </Card>
      )}
      <Members title={t('products.variants')} members={variants} current={product.id} told={told} />
      <Members
        title={t('products.units')}
        members={product.units}
        current={product.id}
        told={(unit) =>
          t('products.unitIs', {
            unit: unit.unit ?? '',
            conversion: formatQuantity(unit.conversion),
            base: product.unit ?? t('products.piece'),
          })
        }
      />
    </>
  );
}

interface MembersProps {
  title: string;
  members: Member[];
  current: number;
  told: (member: Member) => string;
}

function Members({ title, members, current, told }: MembersProps) {
  const { t } = useTranslation();
  const { base } = useShop();
  const phone = useIsPhone();
  if (members.length === 0) return null;
  const name = (member: Member) =>
    member.id === current ? (
      <Typography.Text strong>
        {told(member)} <Tag style={{ marginInlineStart: 6 }}>{t('products.thisOne')}</Tag>
      </Typography.Text>
    ) : (
      <Link to={`${base}/san-pham/${member.id}`}>{told(member)}</Link>
    );
  if (phone) {
    return (
      <Panel title={title}>
        <Flex vertical gap={12}>
          {members.map((member) => (
            <Flex key={member.id} justify="space-between" gap={8}>
              <div>
                {name(member)}
                <br />
                <Typography.Text type="secondary">{member.code}</Typography.Text>
              </div>
              <span className="numeric" style={{ whiteSpace: 'nowrap' }}>
                {formatMoney(member.base_price)}
              </span>
            </Flex>
          ))}
        </Flex>
      </Panel>
    );
  }
  const columns: TableColumnsType<Member> = [
    { title: t('products.member'), render: (_, member) => name(member) },
    { title: t('products.code'), dataIndex: 'code' },
    { title: t('fields.barcode'), render: (_, { barcode }) => barcode ?? '–' },
    {
      title: t('fields.base_price'),
      align: 'end',
      className: 'numeric',
      render: (_, { base_price }) => formatMoney(base_price),
    },
    { title: t('products.columns.standing'), render: (_, member) => <StandingTag product={member} /> },
  ];
  return (
    <Panel title={title} flush>
      <ScrollRegion label={title}>
        <Table<Member>
          dataSource={members}
          rowKey={(member) => member.id}
          columns={columns}
          pagination={false}
        />
      </ScrollRegion>
    </Panel>
  );
}
