import { render } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { RichText } from './RichText';

const shown = (html: string) => render(<RichText html={html} empty="–" />).container.innerHTML;

describe('text that others wrote', () => {
  it('keeps its paragraphs, lists and emphasis', () => {
    expect(shown('<p>Một <strong>hai</strong></p><ul><li>ba</li></ul>')).toContain(
      '<p>Một <strong>hai</strong></p><ul><li>ba</li></ul>',
    );
  });
  it('loses scripts, handlers, styles and frames', () => {
    const html = shown(
      '<p onclick="x()" style="position:fixed">a</p><script>x()</script><iframe src="https://x.vn"></iframe><img src=x onerror=x()>',
    );
    expect(html).not.toMatch(/onclick|style="position|<script|<iframe|onerror/);
    expect(html).toContain('<p>a</p>');
  });
  it('links to the web alone', () => {
    expect(shown('<a href="javascript:x()">a</a>')).not.toContain('href');
    expect(shown('<a href="https://x.vn/">a</a>')).toContain('href="https://x.vn/"');
  });
  it('keeps the words inside what it does not know', () => {
    expect(shown('<font color=red>đỏ</font>')).toContain('đỏ');
  });
  it('says when there is none', () => {
    expect(shown('  ')).toContain('–');
  });
});
