/** Somebody who signs in. */
export interface Person {
  login: string;
  name: string;
  password: string;
}

const person = (login: string, name: string): Person => ({ login, name, password: `mật khẩu của ${login}` });

/** Everybody there is in the shop of the tests, by their role. The staff member has no right but to see the sync. */
export const people = {
  operator: person('abaha', 'Trần Quốc Vận'),
  owner: person('hoa', 'Nguyễn Thị Hoa'),
  staff: person('lan', 'Lê Ngọc Lan'),
};

export type Role = keyof typeof people;
