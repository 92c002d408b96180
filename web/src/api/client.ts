import createFetchClient, { type Middleware } from 'openapi-fetch';
import createQueryClient from 'openapi-react-query';
import { problemOf, Unreachable } from './problem';
import type { components, paths } from './schema';

export type Schemas = components['schemas'];

const answers: Middleware = {
  onRequest({ request }) {
    request.headers.set('accept-language', document.documentElement.lang);
    return request;
  },
  async onResponse({ response }) {
    if (!response.ok) throw await problemOf(response);
  },
  onError({ error }) {
    if (error instanceof DOMException && error.name === 'AbortError') return error;
    return new Unreachable(error);
  },
};

/** Calls the API. What is not a success is thrown, as a `Problem` or as `Unreachable`. */
export const client = createFetchClient<paths>({ baseUrl: window.location.origin });
client.use(answers);

/** The same for components: `api.useQuery('get', path, …)`, `api.useMutation('post', path)`. */
export const api = createQueryClient(client);
