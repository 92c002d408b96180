import { useCallback, useMemo } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';

const cursorKey = 'trang';

export type Filters<Key extends string> = Partial<Record<Key, string>>;

export interface UrlFilters<Key extends string> {
  /** What is chosen; a filter that is not set is absent. */
  filters: Filters<Key>;
  /** The place in the list; absent on the first page. */
  cursor: string | undefined;
  /** Sets some filters, takes away those given as undefined or empty, and returns to the first page. */
  set: (change: Record<string, string | undefined> & Partial<Record<Key, string | undefined>>) => void;
  clear: () => void;
  any: boolean;
  next: (cursor: string) => void;
  previous: (() => void) | undefined;
}

/** The filters and the place of a list, kept in the address so that it can be shared, reloaded and gone back to. */
export function useUrlFilters<Key extends string>(keys: readonly Key[]): UrlFilters<Key> {
  const [search, setSearch] = useSearchParams();
  const navigate = useNavigate();
  const { state } = useLocation() as { state: { stepped?: number } | null };
  const stepped = state?.stepped ?? 0;
  const names = keys.join(' ');

  const filters = useMemo(() => {
    const found: Filters<Key> = {};
    for (const key of names.split(' ') as Key[]) {
      const value = search.get(key);
      if (value) found[key] = value;
    }
    return found;
  }, [search, names]);

  const set = useCallback(
    (change: Record<string, string | undefined>) => {
      setSearch(
        (present) => {
          const next = new URLSearchParams(present);
          next.delete(cursorKey);
          for (const [key, value] of Object.entries(change)) {
            if (value) next.set(key, value);
            else next.delete(key);
          }
          return next;
        },
        { replace: true },
      );
    },
    [setSearch],
  );

  const clear = useCallback(() => {
    set(Object.fromEntries(names.split(' ').map((key) => [key, undefined])));
  }, [set, names]);

  const cursor = search.get(cursorKey) ?? undefined;

  return {
    filters,
    cursor,
    set: set,
    clear,
    any: Object.keys(filters).length > 0,
    next: (cursor) => {
      const next = new URLSearchParams(search);
      next.set(cursorKey, cursor);
      setSearch(next, { state: { stepped: stepped + 1 } });
    },
    previous: cursor === undefined ? undefined : stepped > 0 ? () => void navigate(-1) : () => set({}),
  };
}
