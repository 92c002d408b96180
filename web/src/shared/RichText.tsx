import { Typography } from 'antd';
import { createElement, type ReactNode } from 'react';

const kept = new Set(
  'p br b strong i em u s sub sup ul ol li h1 h2 h3 h4 h5 h6 blockquote table thead tbody tr td th span div'.split(
    ' ',
  ),
);
const dropped = new Set(
  'script style iframe object embed form input button textarea select svg math template'.split(' '),
);
const empty = new Set(['br']);

/** The harmless part of HTML that others wrote: its structure, without a single attribute but addresses of the web. */
export function harmless(html: string): ReactNode[] {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  return Array.from(body.childNodes, (node, index) => taken(node, index));
}

function taken(node: Node, key: number): ReactNode {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent;
  if (!(node instanceof Element)) return null;
  const name = node.localName;
  if (dropped.has(name)) return null;
  const children = Array.from(node.childNodes, (child, index) => taken(child, index));
  if (name === 'a') {
    const address = webAddress(node.getAttribute('href'));
    return address ? (
      <a key={key} href={address} target="_blank" rel="noopener noreferrer nofollow">
        {children}
      </a>
    ) : (
      <span key={key}>{children}</span>
    );
  }
  if (name === 'img') {
    const address = webAddress(node.getAttribute('src'));
    return (
      address && (
        <img key={key} src={address} alt={node.getAttribute('alt') ?? ''} style={{ maxWidth: '100%' }} />
      )
    );
  }
  if (!kept.has(name)) return <span key={key}>{children}</span>;
  // Its headings stand below the page's own.
  const shown = /^h[1-6]$/.test(name) ? 'h3' : name;
  return empty.has(name) ? createElement(shown, { key }) : createElement(shown, { key }, children);
}

function webAddress(address: string | null): string | undefined {
  if (!address) return undefined;
  try {
    const { protocol, href } = new URL(address);
    return protocol === 'https:' || protocol === 'http:' ? href : undefined;
  } catch {
    return undefined;
  }
}

/** HTML that others wrote, shown without what it could do. */
export function RichText({ html, empty }: { html: string | null | undefined; empty: string }) {
  if (!html?.trim()) return <Typography.Text type="secondary">{empty}</Typography.Text>;
  return <div style={{ overflowWrap: 'anywhere' }}>{harmless(html)}</div>;
}
