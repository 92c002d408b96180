import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A program under way: what it says is kept, and can be waited for. */
export class Process {
  private readonly child: ChildProcess;
  private readonly lines: string[] = [];
  private readonly waiting = new Set<() => void>();
  private readonly ended: Promise<string>;
  private end: string | undefined;

  constructor(
    program: string,
    private readonly args: readonly string[],
    options: { cwd: string; env: NodeJS.ProcessEnv },
  ) {
    this.child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      if (stream) createInterface(stream).on('line', (line) => this.hear(line));
    }
    this.ended = new Promise((resolve) => {
      const finish = (how: string) => {
        this.end ??= how;
        this.wake();
        resolve(this.end);
      };
      this.child.on('error', (error) => finish(error.message));
      this.child.on('close', (code, signal) => finish(`exit ${code ?? signal}`));
    });
  }

  /** The first line that matches, from now on or before. */
  async line(pattern: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      for (const line of this.lines) {
        const match = pattern.exec(line);
        if (match) return match;
      }
      if (this.end !== undefined) throw new Error(`${this.end}: ${this.said()}`);
      await new Promise<void>((resolve) => this.waiting.add(resolve));
    }
  }

  /** How it was started, and everything it has said. */
  said(): string {
    return [`dongbo ${this.args.join(' ')}`, ...this.lines].join('\n');
  }

  /** Asks it to stop, and waits until it has. One that does not stop in time is an error. */
  async stop(): Promise<void> {
    if (this.end === undefined) this.child.kill('SIGTERM');
    const stuck = setTimeout(() => this.child.kill('SIGKILL'), 60_000);
    const end = await this.ended;
    clearTimeout(stuck);
    if (!['exit 0', 'exit SIGTERM'].includes(end)) {
      throw new Error(`it did not stop cleanly: ${end}: ${this.said()}`);
    }
  }

  private hear(line: string) {
    this.lines.push(line);
    this.wake();
  }

  private wake() {
    for (const resolve of this.waiting) resolve();
    this.waiting.clear();
  }
}
