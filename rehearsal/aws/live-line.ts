import { progressLine } from "../../firelens/cli/progress-line.js";

/** How often a line is printed where there is no terminal, in milliseconds. */
const PLAIN_LINE_INTERVAL = 10_000;
const TICK = 1_000;

/**
 * Shows what a step does and how long it has taken: on a terminal one line that is written over, elsewhere a line every
 * ten seconds.
 */
export class LiveLine {
  private readonly start = performance.now();
  private readonly timer: NodeJS.Timeout;
  private readonly overwrite: ((text: string) => void) | undefined;
  private progress = "";

  constructor(
    private readonly name: string,
    private readonly stream: NodeJS.WriteStream,
  ) {
    this.overwrite = progressLine(stream);
    const interval = this.overwrite === undefined ? PLAIN_LINE_INTERVAL : TICK;
    this.timer = setInterval(() => this.print(), interval);
    this.timer.unref();
  }

  show(progress: string): void {
    this.progress = progress;
    if (this.overwrite !== undefined) {
      this.print();
    }
  }

  end(): void {
    clearInterval(this.timer);
    this.overwrite?.("");
  }

  private print(): void {
    const seconds = Math.round((performance.now() - this.start) / 1000);
    const line = `  ${this.name.padEnd(12)} ${`${seconds} s`.padStart(7)}   ${this.progress}`.trimEnd();
    if (this.overwrite === undefined) {
      this.stream.write(`${line} …\n`);
    } else {
      this.overwrite(line);
    }
  }
}
