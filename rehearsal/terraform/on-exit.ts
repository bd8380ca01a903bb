const pending = new Set<() => void>();

/**
 * Has an undoing done when the process exits, should it still be due by then.
 *
 * @returns does it now, once
 */
export function onExit(undo: () => void): () => void {
  if (pending.size === 0) {
    process.once("exit", undoAll);
  }
  pending.add(undo);
  return () => {
    if (pending.delete(undo)) {
      undo();
    }
    if (pending.size === 0) {
      process.off("exit", undoAll);
    }
  };
}

function undoAll(): void {
  for (const undo of pending) {
    undo();
  }
}

/** Makes an interruption an exit, so that everything above is undone. For entry points alone. */
export function exitOnSignals(): void {
  const signals = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;
  for (const [signal, code] of Object.entries(signals)) {
    process.on(signal, () => process.exit(code));
  }
}
