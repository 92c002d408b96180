import { expect, test } from 'vitest';
import type { Schemas } from '@/api/client';
import { changeOf, entriesOf } from './change';

const lan: Schemas['CustomerView'] = {
  id: 1,
  remote_id: 7,
  code: 'KH01',
  name: 'Lan',
  phone: '0912345678',
  other_phone: null,
  email: null,
  kind: 'person',
  gender: 'female',
  birth_date: '1990-05-01',
  address: null,
  location: null,
  ward: null,
  organization: null,
  tax_code: null,
  comments: 'Khách quen',
  customer_groups: [1],
  archived_at: null,
};

test('a form that nobody touched asks for nothing', () => {
  expect(changeOf(lan, entriesOf(lan))).toEqual({});
});

test('only what changed is asked for', () => {
  expect(changeOf(lan, { ...entriesOf(lan), phone: ' 0987654321 ', group_ids: [1, 2] })).toEqual({
    phone: '0987654321',
    group_ids: [1, 2],
  });
});

test('what is emptied becomes nothing', () => {
  expect(changeOf(lan, { ...entriesOf(lan), comments: '', gender: undefined })).toEqual({
    comments: null,
    gender: null,
  });
});

test('a name and a code cannot be emptied', () => {
  expect(changeOf(lan, { ...entriesOf(lan), name: ' ', code: '' })).toEqual({});
});

test('of a new customer only what was filled in is sent', () => {
  expect(changeOf(null, { ...entriesOf(null), name: 'Nam' })).toEqual({ name: 'Nam' });
});
