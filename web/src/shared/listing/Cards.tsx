import { Card, Checkbox, Collapse, Flex } from 'antd';
import type { Key, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Selection } from './Listing';

interface CardsProps<Row> {
  rows: readonly Row[];
  rowKey: (row: Row) => Key;
  card: (row: Row) => ReactNode;
  selection: Selection | undefined;
  expanded: ((row: Row) => ReactNode) | undefined;
}

/** The rows of a list on a phone. */
export function Cards<Row>({ rows, rowKey, card, selection, expanded }: CardsProps<Row>) {
  const { t } = useTranslation();
  return (
    <ul style={{ listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: 10 }}>
      {rows.map((row) => {
        const key = rowKey(row);
        const chosen = selection?.keys.includes(key) ?? false;
        return (
          <li key={key}>
            <Card size="small">
              <Flex gap={12} align="flex-start">
                {selection && (
                  <Checkbox
                    aria-label={selection.label(row as never)}
                    checked={chosen}
                    onChange={() =>
                      selection.onChange(
                        chosen ? selection.keys.filter((other) => other !== key) : [...selection.keys, key],
                      )
                    }
                  />
                )}
                <div style={{ flex: 1, minWidth: 0 }}>
                  {card(row)}
                  {expanded && (
                    <Collapse
                      ghost
                      size="small"
                      styles={{ header: { paddingInline: 0 }, body: { paddingInline: 0 } }}
                      items={[{ key: 'more', label: t('common.details'), children: expanded(row) }]}
                    />
                  )}
                </div>
              </Flex>
            </Card>
          </li>
        );
      })}
    </ul>
  );
}
