/** How often a line is printed where there is no terminal, in milliseconds. */
const PLAIN_LINE_INTERVAL = 10_000;
const TICK = 1_000;
const CLEAR_LINE = "\r\u001b[K";

/**
 * Shows what a step does and how long it has taken: on a terminal one line that is written over, elsewhere a line every
 * ten seconds.
 */
export class LiveLine {
  private readonly start = performance.now();
  private readonly timer: NodeJS.Timeout;
  private progress = "";

  constructor(
    private readonly name: string,
    private readonly stream: NodeJS.WriteStream,
  ) {
    const interval = stream.isTTY ? TICK : PLAIN_LINE_INTERVAL;
    this.timer = setInterval(() => this.print(), interval);
    this.timer.unref();
  }

  show(progress: string): void {
    this.progress = progress;
    if (this.stream.isTTY) {
      this.print();
    }
  }

  end(): void {
    clearInterval(this.timer);
    if (this.stream.isTTY) {
      this.stream.write(CLEAR_LINE);
    }
  }

  private print(): void {
    const seconds = Math.round((performance.now() - this.start) / 1000);
    const line = `  ${this.name.padEnd(12)} ${`${seconds} s`.padStart(7)}   ${this.progress}`.trimEnd();
    this.stream.write(
      this.stream.isTTY ? `${CLEAR_LINE}${line.slice(0, this.stream.columns - 1)}` : `${line} …\n`,
    );
  }
}
