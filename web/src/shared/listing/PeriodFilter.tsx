import { DatePicker, Flex } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import type { UrlFilters } from '../useUrlFilters';

interface PeriodProps {
  filters: UrlFilters<string>;
  /** The names of the two filters; their values are days, YYYY-MM-DD. */
  from: string;
  to: string;
  label: string;
}

const dayOf = (value: string | undefined) => {
  const day = value ? dayjs(value, 'YYYY-MM-DD') : null;
  return day?.isValid() ? day : null;
};

/** A filter by days, from one to another; either may be open. */
export function PeriodFilter({ filters, from, to, label }: PeriodProps) {
  const { t } = useTranslation();
  const day = (name: string, words: string) => (
    <DatePicker
      key={name}
      value={dayOf(filters.filters[name])}
      onChange={(chosen: dayjs.Dayjs | null) => filters.set({ [name]: chosen?.format('YYYY-MM-DD') })}
      format="DD/MM/YYYY"
      placeholder={words}
      aria-label={`${label}: ${words}`}
      style={{ width: 138 }}
    />
  );
  return (
    <Flex gap={8}>
      {day(from, t('common.fromDay'))}
      {day(to, t('common.toDay'))}
    </Flex>
  );
}
