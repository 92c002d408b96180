import { App } from 'antd';
import { Outlet } from 'react-router';

/** Where notices, messages and questions appear: within the routes, since what they say may lead to a page. */
export function Notices() {
  return (
    <App notification={{ placement: 'bottomRight' }}>
      <Outlet />
    </App>
  );
}
