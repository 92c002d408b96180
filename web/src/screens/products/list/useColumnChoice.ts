import { useState } from 'react';

const place = 'dongbo.products.columns';

/** The columns one may show or hide; image and name always stand first. */
export const optionalColumns = [
  'code',
  'barcode',
  'category',
  'base_price',
  'list_price',
  'on_hand',
  'reserved',
  'sellable',
  'unit',
  'brand',
  'standing',
  'link',
  'updated_at',
] as const;
export type Column = (typeof optionalColumns)[number];

export const usualColumns: Column[] = ['code', 'category', 'base_price', 'sellable', 'standing', 'link'];

/** What was chosen in this browser; what is kept there and no longer a column is left out. */
export function readColumns(kept: string | null): Column[] {
  try {
    const names: unknown = JSON.parse(kept ?? 'null');
    if (!Array.isArray(names)) return usualColumns;
    return optionalColumns.filter((column) => names.includes(column));
  } catch {
    return usualColumns;
  }
}

export function useColumnChoice() {
  const [columns, setColumns] = useState(() => readColumns(window.localStorage.getItem(place)));
  return {
    columns,
    choose: (chosen: Column[]) => {
      window.localStorage.setItem(place, JSON.stringify(chosen));
      setColumns(optionalColumns.filter((column) => chosen.includes(column)));
    },
  };
}
