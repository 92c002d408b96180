import { ArrowRightOutlined } from '@ant-design/icons';
import { Flex, Typography } from 'antd';
import { FieldValue } from './FieldValue';
import { useNames } from './useNames';

/** One field that changes: its name, the value before and the value after. */
export function Difference({ field, from, to }: { field: string; from: unknown; to: unknown }) {
  const names = useNames();
  // A field that is told of without its values.
  if ((from ?? to ?? null) === null)
    return <Typography.Text type="secondary">{names.field(field)}</Typography.Text>;
  return (
    <Flex gap={8} wrap align="baseline" style={{ fontSize: 13 }}>
      <Typography.Text type="secondary" style={{ fontSize: 13 }}>
        {names.field(field)}:
      </Typography.Text>
      {from !== undefined && from !== null && (
        <>
          <del style={{ color: '#7a3a32', textDecorationColor: '#c9968f' }}>
            <FieldValue field={field} value={from} />
          </del>
          <ArrowRightOutlined aria-hidden style={{ fontSize: 11, color: '#66716e' }} />
        </>
      )}
      <ins style={{ textDecoration: 'none', fontWeight: 500 }}>
        <FieldValue field={field} value={to} />
      </ins>
    </Flex>
  );
}
