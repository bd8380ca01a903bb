const PENDING = new Set<() => void>();

/**
 * Has an undoing done when the process exits, should it still be due by then.
 *
 * @returns does it now, once
 */
export function onExit(undo: () => void): () => void {
  if (PENDING.size === 0) {
    process.once("exit", undoAll);
  }
  PENDING.add(undo);
  return () => {
    if (PENDING.delete(undo)) {
      undo();
    }
    if (PENDING.size === 0) {
      process.off("exit", undoAll);
    }
  };
}

/** The last first: a process ends before the folder it works in goes. */
function undoAll(): void {
  for (const undo of [...PENDING].reverse()) {
    undo();
  }
}

/**
 * Makes an interruption an exit, so that everything above is undone. For entry points alone.
 *
 * @returns leaves interruptions alone again
 */
export function exitOnSignals(): () => void {
  const exits = Object.entries({ SIGHUP: 129, SIGINT: 130, SIGTERM: 143 }).map(
    ([signal, code]) => [signal, () => process.exit(code)] as const,
  );
  for (const [signal, exit] of exits) {
    process.on(signal, exit);
  }
  return () => {
    for (const [signal, exit] of exits) {
      process.off(signal, exit);
    }
  };
}
