const CLEAR_LINE = "\r\u001b[K";

/** A line of a terminal that is written over, and cut where the terminal ends; undefined where there is no terminal. */
export function progressLine(
  stream: Pick<NodeJS.WriteStream, "columns" | "isTTY" | "write">,
): ((text: string) => void) | undefined {
  return stream.isTTY
    ? (text) => {
        stream.write(`${CLEAR_LINE}${text.slice(0, stream.columns - 1)}`);
      }
    : undefined;
}
