import createFetchClient from 'openapi-fetch';
import type { paths } from '../../src/api/schema';

export type Rest = ReturnType<typeof rest>;

/** The REST API as a program uses it, with a token; what is not a success is an error. */
export function rest(address: string, token: string) {
  const client = createFetchClient<paths>({ baseUrl: address });
  client.use({
    onRequest({ request }) {
      request.headers.set('authorization', `Bearer ${token}`);
      return request;
    },
    async onResponse({ request, response }) {
      if (!response.ok) {
        throw new Error(
          `${request.method} ${request.url}: ${response.status} ${await response.clone().text()}`,
        );
      }
    },
  });
  return client;
}
