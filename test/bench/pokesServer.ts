/** The server that `pokes.ts` measures: says what memory it holds, and pokes, when its parent asks. Start with `--expose-gc`. */
import { pokes, workspaceId } from './sqliteServer.ts';

export type Asked = { do: 'memory' } | { do: 'poke'; scope: string; head: number };
export interface Held {
  rss: number;
  heap: number;
}

process.on('message', (asked: Asked) => {
  if (asked.do === 'memory') {
    for (let turn = 0; turn < 3; turn += 1) globalThis.gc?.();
    const { rss, heapUsed } = process.memoryUsage();
    process.send?.({ rss, heap: heapUsed } satisfies Held);
    return;
  }
  // One clock for all processes of a machine.
  process.send?.({ at: process.hrtime.bigint().toString() });
  void pokes.changed(workspaceId, asked.head, new Set([asked.scope]));
});
