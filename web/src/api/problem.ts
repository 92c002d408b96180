import type { components } from './schema';

type Schemas = components['schemas'];

/** An order that is not placed for want of goods says which are missing. */
export type ProblemDetails = Schemas['ProblemDetails'] & Partial<Pick<Schemas['OrderProblem'], 'shortages'>>;

/** What the service answered instead of doing what was asked: RFC 9457, with a code of the error catalogue. */
export class Problem extends Error {
  readonly details: ProblemDetails;

  constructor(details: ProblemDetails) {
    super(`${details.code}: ${details.title}`);
    this.name = 'Problem';
    this.details = details;
  }

  get status() {
    return this.details.status;
  }
}

/** The service could not be reached at all. */
export class Unreachable extends Error {
  constructor(cause: unknown) {
    super('The service could not be reached', { cause });
    this.name = 'Unreachable';
  }
}

/** Reads an answer that is not a success; one without problem details came from something in between. */
export async function problemOf(response: Response): Promise<Error> {
  const body: unknown = await response.json().catch(() => undefined);
  if (isProblemDetails(body)) return new Problem(body);
  return new Unreachable(`${response.status} ${response.statusText}`);
}

function isProblemDetails(body: unknown): body is ProblemDetails {
  return typeof body === 'object' && body !== null && 'code' in body && 'title' in body;
}
