import type { Schemas } from '@/api/client';

export type Branch = Schemas['CategoryBranch'];

/** KiotViet's tree has three levels. */
export const levels = 3;

/** How many levels a branch has, itself counted. */
export function heightOf({ children }: Branch): number {
  return 1 + Math.max(0, ...children.map(heightOf));
}

/** The branches on the way to a category, itself last; nothing when it is not in the tree. */
export function wayTo(tree: readonly Branch[], id: number): Branch[] {
  for (const branch of tree) {
    if (branch.id === id) return [branch];
    const below = wayTo(branch.children, id);
    if (below.length > 0) return [branch, ...below];
  }
  return [];
}

/** Below which categories another one may hang: not below itself, and nothing may sink under the last level. */
export function mayHold(tree: readonly Branch[], moved?: number): (id: number) => boolean {
  const branch = moved === undefined ? undefined : wayTo(tree, moved).at(-1);
  const height = branch ? heightOf(branch) : 1;
  return (id) => {
    const way = wayTo(tree, id);
    return way.length > 0 && way.length + height <= levels && !way.some((above) => above.id === moved);
  };
}

/** The branches whose name, or one below them, fits; with all that leads to them. */
export function search(tree: readonly Branch[], fits: (name: string) => boolean): Branch[] {
  return tree.flatMap((branch) => {
    if (fits(branch.name)) return [branch];
    const children = search(branch.children, fits);
    return children.length > 0 ? [{ ...branch, children }] : [];
  });
}

export function idsOf(tree: readonly Branch[]): number[] {
  return tree.flatMap(({ id, children }) => [id, ...idsOf(children)]);
}
