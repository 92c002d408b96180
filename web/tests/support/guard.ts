import type { Page } from '@playwright/test';

/** What went wrong on a page that no test expected: errors in its console, requests that failed. */
export class Guard {
  private readonly complaints: string[] = [];
  /** Whoever arrives is asked who they are; the pictures of the made-up shop are nowhere. */
  private readonly expected: RegExp[] = [
    /^401 GET .*\/api\/v1\/session$/,
    /GET http:\/\/cdn-images\.example\.vn\//,
  ];

  constructor(page: Page) {
    page.on('pageerror', (error) => this.complaints.push(`uncaught: ${error.message}`));
    page.on('console', (message) => {
      // The failed requests themselves are heard below.
      if (message.type() !== 'error' || message.text().startsWith('Failed to load resource')) return;
      this.complaints.push(`console: ${message.text()}`);
    });
    page.on('response', (response) => {
      if (response.status() < 400) return;
      this.complaints.push(`${response.status()} ${response.request().method()} ${response.url()}`);
    });
    page.on('requestfailed', (request) => {
      const reason = request.failure()?.errorText ?? '';
      // Leaving a page ends what it had asked for.
      if (reason !== 'net::ERR_ABORTED') {
        this.complaints.push(`${reason} ${request.method()} ${request.url()}`);
      }
    });
  }

  /** Something that this test brings about, such as `/403 POST .*\/runs$/`. */
  expect(...patterns: RegExp[]) {
    this.expected.push(...patterns);
  }

  unexpected(): string[] {
    return this.complaints.filter((complaint) => !this.expected.some((pattern) => pattern.test(complaint)));
  }
}
