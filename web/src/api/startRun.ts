import { client, type Schemas } from './client';
import { Problem } from './problem';

/** How often a run that is under way already is waited for, and for how long, in milliseconds. */
const EVERY = 1500;
const AT_MOST = 60_000;

/** Starts a run. One that the service is just doing by itself is waited for: it usually ends within seconds. */
export async function startRun(
  shop: string,
  body: Schemas['StartRun'],
  until = Date.now() + AT_MOST,
): Promise<Schemas['Run']> {
  try {
    const { data } = await client.POST('/api/v1/shops/{shop}/runs', { params: { path: { shop } }, body });
    return data!;
  } catch (problem) {
    const busy = problem instanceof Problem && problem.details.code === 'SYNC-RUNNING';
    if (!busy || Date.now() > until) throw problem;
    await new Promise((resume) => setTimeout(resume, EVERY));
    return startRun(shop, body, until);
  }
}
