import type { ComponentType } from 'react';
import type { RouteObject } from 'react-router';
import type { Session } from '@/api/session';
import type { menu } from '@/texts/vi/menu';

export type Section = keyof (typeof menu)['sections'];

/** One subject of the admin: its place in the menu and its pages. `screens/<subject>/screen.ts` exports one by default. */
export interface Screen {
  /** Below /cua-hang/:shop; below / in the operator's section. */
  path: string;
  label: Exclude<keyof typeof menu, 'sections'>;
  icon: ComponentType;
  section: Section;
  /** Its place within the section. */
  order: number;
  routes: RouteObject[];
  /** To whom the menu shows it; without it: the operator's section to operators, the others to all. */
  visible?: (session: Session) => boolean;
}

const found = import.meta.glob<Screen>('../screens/*/screen.ts', { eager: true, import: 'default' });

const sections: Section[] = ['operator', 'shop', 'goods', 'sales', 'settings'];

/** Every screen there is, in the order of the menu. */
export const screens: Screen[] = Object.values(found).sort(
  (a, b) => sections.indexOf(a.section) - sections.indexOf(b.section) || a.order - b.order,
);
