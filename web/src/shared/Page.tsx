import { ArrowLeftOutlined } from '@ant-design/icons';
import { Flex, Typography } from 'antd';
import { useEffect, useRef, type ReactNode } from 'react';
import { Link, useLocation } from 'react-router';

interface PageProps {
  title: string;
  /** Stands for the title where that must be more than words. */
  heading?: ReactNode;
  hint?: ReactNode;
  /** Where the arrow before the title leads. */
  back?: { to: string; label: string };
  /** What can be done with the page as a whole. */
  actions?: ReactNode;
  children: ReactNode;
}

let opened = false;

/** One page: its title in the window and above it, its actions, its content. */
export function Page({ title, heading, hint, back, actions, children }: PageProps) {
  const { pathname } = useLocation();
  const top = useRef<HTMLHeadingElement>(null);

  // A reader of the screen hears the new page's title; the first page is announced by the browser.
  useEffect(() => {
    if (opened) top.current?.focus({ preventScroll: true });
    opened = true;
  }, [pathname]);

  return (
    <>
      <title>{`${title} · dongbo`}</title>
      <Flex wrap justify="space-between" align="flex-start" gap={12} style={{ marginBlockEnd: 20 }}>
        <div style={{ minWidth: 0 }}>
          {back && (
            <Link to={back.to} style={{ display: 'inline-block', marginBlockEnd: 4 }}>
              <ArrowLeftOutlined aria-hidden /> {back.label}
            </Link>
          )}
          <Typography.Title
            level={1}
            ref={top}
            tabIndex={-1}
            style={{ fontSize: 24, lineHeight: 1.3, marginBlock: '2px 4px' }}
          >
            {heading ?? title}
          </Typography.Title>
          {hint && <Typography.Text type="secondary">{hint}</Typography.Text>}
        </div>
        {actions && (
          <Flex wrap gap={8}>
            {actions}
          </Flex>
        )}
      </Flex>
      {children}
    </>
  );
}
