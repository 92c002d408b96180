import { createContext, use } from 'react';
import type { Schemas } from './client';

/** Who is signed in, and what they may do and see. */
export interface Session {
  me: Schemas['Me'];
  shops: Schemas['MyShop'][];
  can: (right: Schemas['Right']) => boolean;
  isOperator: boolean;
  /** Owner or operator: may manage users and what the shop decides. */
  isOwner: boolean;
}

export const sessionPath = '/api/v1/session';

export function sessionOf(me: Schemas['Me']): Session {
  return {
    me,
    shops: me.shops,
    can: (right) => me.rights.includes(right),
    isOperator: me.role === 'operator',
    isOwner: me.role !== 'staff',
  };
}

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error('useSession is for pages inside the frame');
  return session;
}
