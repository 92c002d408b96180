import 'dayjs/locale/vi';
import antd from 'antd/locale/vi_VN';
import { categories } from './categories';
import { common } from './common';
import { conflicts } from './conflicts';
import { connect } from './connect';
import { customerGroups } from './customerGroups';
import { customers } from './customers';
import { entities } from './entities';
import { failures } from './failures';
import { fields } from './fields';
import { fleet } from './fleet';
import { log } from './log';
import { matches } from './matches';
import { menu } from './menu';
import { orders } from './orders';
import { outbox } from './outbox';
import { overview } from './overview';
import { plans } from './plans';
import { pointsOfSale } from './pointsOfSale';
import { priceLists } from './priceLists';
import { problems } from './problems';
import { products } from './products';
import { runs } from './runs';
import { sellable } from './sellable';
import { selling } from './selling';
import { session } from './session';
import { settings } from './settings';
import { status } from './status';
import { stock } from './stock';
import { story } from './story';
import { sync } from './sync';
import { users } from './users';
import { waves } from './waves';

export const components = antd;

export default {
  categories,
  common,
  conflicts,
  connect,
  customerGroups,
  customers,
  entities,
  failures,
  fields,
  fleet,
  log,
  matches,
  menu,
  orders,
  outbox,
  overview,
  plans,
  pointsOfSale,
  priceLists,
  problems,
  products,
  runs,
  sellable,
  selling,
  session,
  settings,
  status,
  stock,
  story,
  sync,
  users,
  waves,
};
