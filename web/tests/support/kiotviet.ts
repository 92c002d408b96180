import type { Process } from './process';

/** What the simulator says when it starts: everything that connects to it. */
interface Connection {
  retailer: string;
  client_id: string;
  client_secret: string;
  api_url: string;
  token_url: string;
}

type Fields = Record<string, string | number | boolean>;

/** A KiotViet to play with: the shop's clerk acts by name, and the API tells what KiotViet now holds. */
export class KiotViet {
  private token: Promise<string> | undefined;

  private constructor(readonly connection: Connection) {}

  static async ready(process: Process): Promise<KiotViet> {
    const [line] = await process.line(/^\{.*"client_secret".*\}$/);
    return new KiotViet(JSON.parse(line) as Connection);
  }

  /** Does what a clerk can do on the page `/clerk`; gives the id of what it was done to. */
  async clerk(action: string, fields: Fields = {}): Promise<number> {
    const response = await fetch(`${this.connection.api_url}/clerk/do/${action}`, {
      method: 'POST',
      headers: { accept: 'application/json' },
      body: new URLSearchParams(Object.entries(fields).map(([name, value]) => [name, String(value)])),
    });
    const done = (await response.json()) as { ok: boolean; message: string; id: number };
    if (!done.ok) throw new Error(`the clerk cannot ${action}: ${done.message}`);
    return done.id;
  }

  /** How often KiotViet has answered wrongly since it was told to, by the fault's request. */
  async faults(): Promise<Record<string, number>> {
    const state = await fetch(`${this.connection.api_url}/clerk/state.json`);
    const { faults } = (await state.json()) as { faults: { rules: { on: string; struck: number }[] } };
    return Object.fromEntries(faults.rules.map(({ on, struck }) => [on, struck]));
  }

  /** Reads the public API, as any client of KiotViet's would. */
  async read<Row>(path: string): Promise<Row> {
    this.token ??= this.authorize();
    const response = await fetch(this.connection.api_url + path, {
      headers: { retailer: this.connection.retailer, authorization: `Bearer ${await this.token}` },
    });
    if (!response.ok) throw new Error(`KiotViet answers ${path} with ${response.status}`);
    return (await response.json()) as Row;
  }

  private async authorize(): Promise<string> {
    const response = await fetch(this.connection.token_url, {
      method: 'POST',
      body: new URLSearchParams({
        scopes: 'PublicApi.Access',
        grant_type: 'client_credentials',
        client_id: this.connection.client_id,
        client_secret: this.connection.client_secret,
      }),
    });
    return ((await response.json()) as { access_token: string }).access_token;
  }
}
