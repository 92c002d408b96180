import { Card, Typography } from 'antd';
import { useId, type ReactNode } from 'react';

interface PanelProps {
  title: string;
  extra?: ReactNode;
  /** Whether the content reaches the edges, as tables do. */
  flush?: boolean;
  children: ReactNode;
}

/** A part of a page under a heading of its own. */
export function Panel({ title, extra, flush, children }: PanelProps) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <Card
        title={
          <Typography.Title level={2} id={id} style={{ fontSize: 15, fontWeight: 600, whiteSpace: 'normal' }}>
            {title}
          </Typography.Title>
        }
        extra={extra}
        styles={flush ? { body: { padding: 0 } } : undefined}
      >
        {children}
      </Card>
    </section>
  );
}
