import type { ReactNode } from 'react';

/** Words that are read out when they change, for those who cannot see the progress. */
export function LiveText({ children, hidden }: { children: ReactNode; hidden?: boolean }) {
  return (
    <div role="status" aria-live="polite" className={hidden ? 'visually-hidden' : undefined}>
      {children}
    </div>
  );
}
