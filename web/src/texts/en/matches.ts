import type { English } from '../english';
import type { matches as vi } from '../vi/matches';

export const matches: English<typeof vi> = {
  title: 'Matching',
  hint: 'At the first connection, what both sides have is linked instead of being made twice. Doubtful pairs wait for you.',
  emptyTitle: 'No pairs to look at',
  emptyHint: 'Every record was matched for sure, or is on one side only.',
  summary: 'Outcome of the matching',
  counts: {
    sure: 'Sure pairs',
    doubtful: 'Doubtful',
    only_here: 'Only on Abaha',
    only_there: 'Only on KiotViet',
    doubles_here: 'Doubles on Abaha',
    doubles_there: 'Doubles on KiotViet',
  },
  kind: { doubtful: 'May be one', double_here: 'Double on Abaha', double_there: 'Double on KiotViet' },
  kindFilter: 'State',
  same: 'They are one, link them',
  sameAs: 'The same as {{label}}',
  other: 'Different, make it on Abaha',
  apart: 'Leave it out of Abaha',
  decide: 'Decide about {{label}}',
  doubleHint: 'Give each record a code of its own, then synchronise again.',
  decideAll: 'Decide all',
  allSame: 'Link all',
  allOther: 'Make all anew',
  allApart: 'Leave all out',
  allTitle: 'For every doubtful pair?',
  allText: 'The next run carries it out and does not ask again.',
  decided_one: '{{count}} decision kept; the next run carries it out',
  decided_other: '{{count}} decisions kept; the next run carries them out',
};
