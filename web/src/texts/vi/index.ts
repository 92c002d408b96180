import 'dayjs/locale/vi';
import antd from 'antd/locale/vi_VN';
import { common } from './common';
import { conflicts } from './conflicts';
import { connect } from './connect';
import { entities } from './entities';
import { failures } from './failures';
import { fields } from './fields';
import { matches } from './matches';
import { menu } from './menu';
import { outbox } from './outbox';
import { overview } from './overview';
import { plans } from './plans';
import { problems } from './problems';
import { runs } from './runs';
import { session } from './session';
import { settings } from './settings';
import { status } from './status';
import { sync } from './sync';
import { waves } from './waves';

export const components = antd;

export default {
  common,
  conflicts,
  connect,
  entities,
  failures,
  fields,
  matches,
  menu,
  outbox,
  overview,
  plans,
  problems,
  runs,
  session,
  settings,
  status,
  sync,
  waves,
};
