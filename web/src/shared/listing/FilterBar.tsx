import { Button, Checkbox, Flex, Select } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SearchInput } from '../SearchInput';
import type { UrlFilters } from '../useUrlFilters';

/** What stands above a list: the search, the other filters, and the way back to all. */
export function FilterBar({
  filters,
  search,
  children,
}: {
  filters: UrlFilters<string>;
  search?: string;
  children?: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <Flex wrap gap={8} role="search" aria-label={t('common.filters')} style={{ marginBlockEnd: 12 }}>
      {search && <Search filters={filters} label={search} />}
      {children}
      {filters.any && (
        <Button type="text" onClick={filters.clear}>
          {t('common.clearFilters')}
        </Button>
      )}
    </Flex>
  );
}

/** Searches as one types, a moment after the last key. */
function Search({ filters, label }: { filters: UrlFilters<string>; label: string }) {
  const kept = filters.filters['q'] ?? '';
  const [typed, setTyped] = useState(kept);
  const [seen, setSeen] = useState(kept);
  if (kept !== seen) {
    setSeen(kept);
    if (kept !== typed.trim()) setTyped(kept);
  }
  const { set } = filters;
  useEffect(() => {
    if (typed.trim() === kept) return;
    const timer = setTimeout(() => set({ q: typed.trim() }), 250);
    return () => clearTimeout(timer);
  }, [typed, kept, set]);

  return (
    <SearchInput
      label={label}
      value={typed}
      onChange={({ target }) => setTyped(target.value)}
      onPressEnter={() => set({ q: typed.trim() })}
      style={{ flex: '1 1 240px', maxWidth: 420 }}
    />
  );
}

interface ChoiceProps {
  filters: UrlFilters<string>;
  name: string;
  label: string;
  options: readonly { value: string; label: string }[];
}

/** A filter with one of a few values, or none. */
export function ChoiceFilter({ filters, name, label, options }: ChoiceProps) {
  return (
    <Select
      allowClear
      aria-label={label}
      placeholder={label}
      value={filters.filters[name]}
      options={[...options]}
      onChange={(value: string | undefined) => filters.set({ [name]: value })}
      popupMatchSelectWidth={false}
      style={{ minWidth: 150 }}
    />
  );
}

/** A filter that is on or off. */
export function TickFilter({ filters, name, label }: Omit<ChoiceProps, 'options'>) {
  return (
    <Checkbox
      checked={Boolean(filters.filters[name])}
      onChange={({ target }) => filters.set({ [name]: target.checked ? '1' : undefined })}
      style={{ alignSelf: 'center' }}
    >
      {label}
    </Checkbox>
  );
}
