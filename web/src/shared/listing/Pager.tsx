import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import type { UrlFilters } from '../useUrlFilters';

/** The way through a list whose length nobody counts. */
export function Pager({
  filters,
  next,
}: {
  filters: UrlFilters<string> | undefined;
  next: string | null | undefined;
}) {
  const { t } = useTranslation();
  if (!filters || (!next && !filters.previous)) return null;
  const turn = (action: () => void) => () => {
    action();
    window.scrollTo({ top: 0 });
  };
  return (
    <nav aria-label={t('common.paging')} style={{ marginBlockStart: 12 }}>
      <Flex justify="flex-end" gap={8}>
        <Button
          icon={<LeftOutlined />}
          disabled={!filters.previous}
          onClick={filters.previous && turn(filters.previous)}
        >
          {t('common.previousPage')}
        </Button>
        <Button
          icon={<RightOutlined />}
          iconPlacement="end"
          disabled={!next}
          onClick={next ? turn(() => filters.next(next)) : undefined}
        >
          {t('common.nextPage')}
        </Button>
      </Flex>
    </nav>
  );
}
