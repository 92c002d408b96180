import 'dayjs/locale/vi';
import antd from 'antd/locale/vi_VN';
import { common } from './common';
import { entities } from './entities';
import { menu } from './menu';
import { problems } from './problems';
import { session } from './session';
import { sync } from './sync';

export const components = antd;

export default { common, entities, menu, problems, session, sync };
