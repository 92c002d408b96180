import { createContext, use } from 'react';
import type { Schemas } from './client';

/** Who is signed in, and what they may do and see. */
export interface Session {
  shops: Schemas['Shop'][];
}

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error('useSession is for pages inside the frame');
  return session;
}
