import antd from 'antd/locale/en_US';
import type { English } from '../english';
import type vi from '../vi';
import { common } from './common';
import { entities } from './entities';
import { menu } from './menu';
import { problems } from './problems';
import { session } from './session';
import { sync } from './sync';

export const components = antd;

export default { common, entities, menu, problems, session, sync } satisfies English<typeof vi>;
