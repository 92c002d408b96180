import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { Process } from './process';

/** The program under test. */
const program = path.resolve(
  process.env.DONGBO_BIN ?? path.join(import.meta.dirname, '../../../target/debug/dongbo'),
);

/** A temporary folder in which the program keeps its data. */
export class Place {
  /** Settings of the service, beside none of the machine that runs the tests. */
  readonly environment: NodeJS.ProcessEnv;
  private readonly started: Process[] = [];

  private constructor(private readonly folder: string) {
    const kept = Object.entries(process.env).filter(
      ([name]) => !name.startsWith('DONGBO_') && name !== 'RUST_LOG',
    );
    this.environment = { ...Object.fromEntries(kept), DONGBO_LANG: 'en' };
  }

  static async make(): Promise<Place> {
    if (!existsSync(program)) throw new Error(`${program} is missing: cargo build --bin dongbo`);
    return new Place(await mkdtemp(path.join(tmpdir(), 'dongbo-browser-')));
  }

  /** Starts a command that goes on. */
  start(...args: string[]): Process {
    const process = new Process(program, args, { cwd: this.folder, env: this.environment });
    this.started.push(process);
    return process;
  }

  /** Runs a command to its end and gives what it printed. */
  async run(...args: string[]): Promise<string> {
    const options = { cwd: this.folder, env: this.environment };
    return (await promisify(execFile)(program, args, options)).stdout;
  }

  /** Writes a file and gives its name. */
  async write(name: string, text: string): Promise<string> {
    await writeFile(path.join(this.folder, name), text);
    return name;
  }

  /** What all that was started here has said. */
  said(): string {
    return this.started.map((process) => process.said()).join('\n\n');
  }

  /** Stops all that was started here, and forgets everything. */
  async end(): Promise<void> {
    await Promise.all(this.started.map((process) => process.stop()));
    await rm(this.folder, { recursive: true });
  }
}
