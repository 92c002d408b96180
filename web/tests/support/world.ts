import { KiotViet } from './kiotviet';
import { people } from './people';
import { Place } from './place';
import { rest, type Rest } from './rest';

export const shopName = 'Tiệm Hoa Sữa';

/** A shop that is read in a moment and has some of everything. */
const size = ['--products=60', '--customers=25', '--orders=15', '--branches=3', '--price-books=2'];

export interface Beginning {
  /** Whether the shop is connected and has read everything when the test begins. */
  imported: boolean;
  /** Nothing is read by itself: only when somebody asks, or when KiotViet tells. */
  quiet?: boolean;
  /** Options of the simulator beyond its size. */
  kiotviet?: string[];
}

/** A KiotViet, a service with a database of its own, one shop in it, and the people who may sign in. */
export class World {
  /** Those that run in this process. */
  static readonly open = new Set<World>();

  private constructor(
    private readonly place: Place,
    readonly kiotviet: KiotViet,
    /** Where the admin and the API are. */
    readonly address: string,
    /** The API, for the operator's programs. */
    readonly rest: Rest,
  ) {}

  static async begin(beginning: Beginning): Promise<World> {
    const place = await Place.make();
    try {
      return await World.in(place, beginning);
    } catch (error) {
      await place.end();
      throw error;
    }
  }

  private static async in(
    place: Place,
    { imported, quiet, kiotviet: options = [] }: Beginning,
  ): Promise<World> {
    const kiotviet = await KiotViet.ready(
      place.start('kiotviet-sim', '--listen', '127.0.0.1:0', ...size, ...options),
    );
    place.environment.DONGBO_KIOTVIET_API_URL = kiotviet.connection.api_url;
    place.environment.DONGBO_KIOTVIET_TOKEN_URL = kiotviet.connection.token_url;
    // Changes on KiotViet are seen soon.
    place.environment.DONGBO_SYNC_INTERVAL = quiet ? '0' : '2';

    await place.run('shop', 'add', shopName);
    if (imported) await readEverything(place, kiotviet);
    await invite(place);
    const token = await place.run('token', 'create', '--shop', shopName, '--role', 'operator', '--json');
    const service = place.start('serve', '--listen', '127.0.0.1:0');
    const [, address = ''] = await service.line(/dongbo serves at (http:\S+)/);
    const { token: bearer } = JSON.parse(token) as { token: string };
    const world = new World(place, kiotviet, address, rest(address, bearer));
    World.open.add(world);
    return world;
  }

  /** The shop's id in addresses. */
  readonly shop = '1';

  /** What both processes have said. */
  said(): string {
    return this.place.said();
  }

  /** Stops both and forgets everything. */
  async end(): Promise<void> {
    World.open.delete(this);
    await this.place.end();
  }
}

async function readEverything(place: Place, { connection }: KiotViet) {
  const secret = await place.write('secret', connection.client_secret);
  await place.run(
    ...['connect', '--shop', shopName, '--retailer', connection.retailer],
    ...['--client-id', connection.client_id, '--client-secret-file', secret],
    ...['--api-url', connection.api_url, '--token-url', connection.token_url],
  );
  await place.run('sync', '--shop', shopName);
}

async function invite(place: Place) {
  for (const [role, { login, name, password }] of Object.entries(people)) {
    const shop = role === 'operator' ? [] : ['--shop', shopName];
    const rights = role === 'staff' ? ['--rights', 'see_sync'] : [];
    const file = await place.write(`password-${login}`, password);
    await place.run(
      ...['user', 'add', ...shop, ...rights, '--role', role, '--login', login, '--name', name],
      ...['--password-file', file],
    );
  }
}
