import { Layout } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, Outlet, useLocation, useParams } from 'react-router';
import { api } from '@/api/client';
import { useShopEvents } from '@/api/events';
import { Problem } from '@/api/problem';
import { SessionContext, sessionOf, sessionPath } from '@/api/session';
import { ProblemView } from '@/shared/ProblemView';
import { Loading } from '@/shared/states';
import { useIsPhone } from '@/shared/useIsPhone';
import { Header } from './Header';
import { keepLastShop } from './lastShop';
import { NotFound } from './NotFound';
import { OfflineBanner } from './OfflineBanner';
import { SideMenu } from './SideMenu';
import { colors } from './theme';

/** What stands around every page: menu, header, and the person who is signed in. */
export function Component() {
  const { t } = useTranslation();
  const location = useLocation();
  const phone = useIsPhone();
  const shop = useParams().shop;
  const { data, error, refetch } = api.useQuery('get', sessionPath);

  if (error instanceof Problem && error.status === 401) {
    const from = location.pathname + location.search;
    return (
      <Navigate to={from === '/' ? '/dang-nhap' : `/dang-nhap?tu=${encodeURIComponent(from)}`} replace />
    );
  }
  if (error && !data) return <ProblemView error={error} onRetry={() => void refetch()} page />;
  if (!data) return <Loading />;

  const known = shop === undefined || data.shops.some(({ id }) => String(id) === shop);
  return (
    <SessionContext value={sessionOf(data)}>
      <a className="skip-link" href="#content">
        {t('common.skipToContent')}
      </a>
      <Layout style={{ minHeight: '100dvh' }}>
        {!phone && (
          <Layout.Sider width={232} style={{ borderInlineEnd: `1px solid ${colors.line}` }}>
            <SideMenu />
          </Layout.Sider>
        )}
        <Layout>
          <Header />
          <OfflineBanner />
          {shop !== undefined && known && <ShopFollower shop={shop} />}
          <main
            id="content"
            tabIndex={-1}
            style={{
              padding: phone ? '16px 12px 48px' : '24px 28px 48px',
              width: '100%',
              maxWidth: 1440,
              boxSizing: 'border-box',
            }}
          >
            {known ? <Outlet /> : <NotFound />}
          </main>
        </Layout>
      </Layout>
    </SessionContext>
  );
}

/** Keeps what is on screen of a shop true while it is open. */
function ShopFollower({ shop }: { shop: string }) {
  useEffect(() => keepLastShop(shop), [shop]);
  useShopEvents(shop);
  return null;
}
