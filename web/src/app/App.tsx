import { QueryClientProvider } from '@tanstack/react-query';
import { ConfigProvider } from 'antd';
import { useTranslation } from 'react-i18next';
import { RouterProvider } from 'react-router';
import { queryClient } from '@/api/queryClient';
import { componentTexts } from '@/texts';
import { ErrorBoundary } from './ErrorBoundary';
import { router } from './router';
import { theme } from './theme';

export function App() {
  // Subscribes to the language, so that Ant Design's own texts change with ours.
  useTranslation();
  return (
    <ConfigProvider theme={theme} locale={componentTexts()} button={{ autoInsertSpace: false }}>
      <ErrorBoundary>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </ErrorBoundary>
    </ConfigProvider>
  );
}
