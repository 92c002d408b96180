import { useEffect } from 'react';
import { useBlocker } from 'react-router';
import { useConfirm } from './useConfirm';

/** Asks before a page is left on which something would be lost. */
export function useLeaveGuard(guarded: boolean, question: { title: string; text: string; action: string }) {
  const confirm = useConfirm();
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => guarded && currentLocation.pathname !== nextLocation.pathname,
  );
  const blocked = blocker.state === 'blocked';

  useEffect(() => {
    if (!blocked) return;
    void confirm(question).then((yes) => (yes ? blocker.proceed() : blocker.reset()));
    // Asked once for each attempt to leave, whatever else changes meanwhile.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [blocked]);

  useEffect(() => {
    if (!guarded) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [guarded]);
}
