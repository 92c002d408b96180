import type { ReactNode } from 'react';

/** Something wider than its place: it scrolls by itself, also by keyboard, and the page never does. */
export function ScrollRegion({ label, children }: { label: string; children: ReactNode }) {
  return (
    // What scrolls must be reachable by keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div role="group" aria-label={label} tabIndex={0} className="scroll-region">
      {children}
    </div>
  );
}
