import { createBrowserRouter, type RouteObject } from 'react-router';
import { Crashed } from './Crashed';
import { NotFound } from './NotFound';
import { Home } from './Home';
import { Notices } from './Notices';
import { Loading } from '@/shared/states';
import { screens, type Screen } from './screen';

const pages = ({ path, routes }: Screen): RouteObject => ({
  path,
  children: routes,
  errorElement: <Crashed />,
});

/** Every address of the admin. Screens add theirs by being in `screens/`; each page is loaded when it is first opened. */
export const router = createBrowserRouter([
  {
    Component: Notices,
    errorElement: <Crashed />,
    hydrateFallbackElement: <Loading />,
    children: [
      { path: '/dang-nhap', lazy: () => import('@/screens/session/SignIn') },
      {
        lazy: () => import('./Frame'),
        children: [
          { path: '/', Component: Home },
          { path: '/ma-loi/:code', lazy: () => import('@/screens/errors/ErrorPage') },
          ...screens.filter(({ section }) => section === 'operator').map(pages),
          {
            path: '/cua-hang/:shop',
            children: [
              ...screens.filter(({ section }) => section !== 'operator').map(pages),
              { path: '*', Component: NotFound },
            ],
          },
          { path: '*', Component: NotFound },
        ],
      },
    ],
  },
]);
