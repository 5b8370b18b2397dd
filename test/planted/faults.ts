/**
 * Deliberate faults, to see that the simulator finds them. Each is an edit of a source that only this test's build makes;
 * `PLANTED` in the new text is true while that fault is switched on.
 */
export interface Edit {
  /** Below `src`. */
  file: string;
  /** Must be there exactly once. */
  from: string;
  to: string;
}

export interface Fault {
  name: string;
  edits: Edit[];
  /** A seed that finds it; the search begins there. */
  seed: number;
}

export const fault = (
  name: string,
  seed: number,
  ...edits: [file: string, from: string, to: string][]
): Fault => ({
  name,
  seed,
  edits: edits.map(([file, from, to]) => ({ file, from, to })),
});

const PUSH = 'database.write((trx) => push(trx, { workspaceId, personId, now, log }, request))';

export const FAULTS: readonly Fault[] = [
  fault('counter taken last', 1, [
    'server/sync/push.ts',
    'const ver = await nextVersion(trx, workspaceId);',
    'const ver = (await nextVersion(trx, workspaceId)) - (PLANTED ? 1 : 0);',
  ]),
  fault(
    'lmid outside the transaction',
    11,
    [
      'server/sync/push.ts',
      '  await recordPush(\n    trx,',
      `  await (PLANTED
    ? (_trx, ...rest) => { globalThis.recordLater = (later) => recordPush(later, ...rest); }
    : recordPush)(\n    trx,`,
    ],
    [
      'server/sync/syncRoutes.ts',
      `const pushed = await ${PUSH};`,
      `const pushed = await ${PUSH};
        if (PLANTED) await database.write((trx) => globalThis.recordLater(trx));`,
    ],
  ),
  fault(
    'acknowledged before the commit',
    8,
    [
      'server/sync/syncRoutes.ts',
      `const pushed = await ${PUSH};`,
      `const pushed = await ${PUSH}.catch((error) => {
          if (!PLANTED || !(error instanceof DatabaseUnavailable)) throw error;
          return { scopes: new Set() };
        });`,
    ],
    [
      'server/sync/pull.ts',
      'const lmid = client?.lmid ?? 0;',
      'const lmid = Math.max(client?.lmid ?? 0, PLANTED ? (request.push.at(-1)?.n ?? 0) : 0);',
    ],
  ),
  fault('missing drop', 6, [
    'sync/pullScopes.ts',
    'drop: [...had].filter((scope) => !grants.has(scope)).sort(),',
    'drop: PLANTED ? [] : [...had].filter((scope) => !grants.has(scope)).sort(),',
  ]),
  fault('a drop leaves cached answers', 11, [
    'local/sync/applyAnswers.ts',
    'if (dropped) await forgetDropped(tx, gone);',
    'if (dropped && !PLANTED) await forgetDropped(tx, gone);',
  ]),
  fault('overlay not rebuilt after a rejection', 28, [
    'local/sync/applyAnswers.ts',
    'await replay(tx, correction(offset));',
    'if (!PLANTED || answers.every(({ results }) => results.length === 0)) await replay(tx, correction(offset));',
  ]),
  fault(
    'deletions forgotten too early',
    7,
    [
      'server/jobs/forget.ts',
      'addDays(today, -DELETIONS_KEPT_DAYS)',
      'addDays(today, PLANTED ? 0 : -DELETIONS_KEPT_DAYS)',
    ],
    ['server/jobs/forget.ts', '.set({ floor: mark.head })', '.set({ floor: PLANTED ? 0 : mark.head })'],
  ),
  fault('author not checked', 11, [
    'server/sync/applyMutation.ts',
    'if (pushed.author !== scene.personId) return',
    'if (pushed.author !== scene.personId && !PLANTED) return',
  ]),
  fault('newest intent by wall clock', 1, [
    'sync/authorTime.ts',
    'const at = now - age;',
    'const at = PLANTED ? written.at : now - age;',
  ]),
  fault('uid not remembered', 4, [
    'server/sync/push.ts',
    'if (known?.applied) return',
    'if (known?.applied && !PLANTED) return',
  ]),
  fault('stale answer taken in', 901, [
    'local/sync/applyAnswers.ts',
    '  if (stale)\n',
    '  if (stale && !PLANTED)\n',
  ]),
  fault('cursor that is a version alone', 1, [
    'server/sync/pull.ts',
    'const range = { workspaceId, upTo, after, limit };',
    "const range = { workspaceId, upTo, after: PLANTED && after ? { ...after, scope: '~' } : after, limit };",
  ]),
  fault('no deletion where a row has left', 13, [
    'server/rows/storeFeed.ts',
    'if (left.length === 0) continue;',
    'if (PLANTED || left.length === 0) continue;',
  ]),
  fault('numbers used again', 1, [
    'local/outbox/dispatch.ts',
    'n: Math.max(last?.n ?? 0, meta.lmid) + 1,',
    'n: Math.max(last?.n ?? 0, PLANTED ? 0 : meta.lmid) + 1,',
  ]),
  fault('nothing offered again after a restore', 4, [
    'local/sync/applyAnswers.ts',
    'filter((item) => item.ver > head)',
    'filter((item) => item.ver > head && !PLANTED)',
  ]),
  fault('a reset keeps the old rows', 322, [
    'local/sync/applyRows.ts',
    'const forget = [...answer.drop, ...answer.reset];',
    'const forget = PLANTED ? [...answer.drop] : [...answer.drop, ...answer.reset];',
  ]),
  fault('a rejection holds back the queue', 2, [
    'server/sync/clientRecord.ts',
    'const lmid = done.at(-1)?.mutation.n ?? push.before;',
    'const lmid = (PLANTED ? done.findLast(({ rejection }) => !rejection) : done.at(-1))?.mutation.n ?? push.before;',
  ]),
  fault('unknown fields dropped', 2, [
    'local/sync/applyRows.ts',
    'const row = { ...body, id } as unknown as Row;',
    'const row = { ...body, id } as unknown as Row;\n    if (PLANTED) delete row.laterField;',
  ]),
  fault('results acknowledged unheard', 24, [
    'local/sync/exchange.ts',
    '(oldest?.n ?? Number.POSITIVE_INFINITY) - 1',
    '(PLANTED ? Number.POSITIVE_INFINITY : (oldest?.n ?? Number.POSITIVE_INFINITY)) - 1',
  ]),
  fault('no second attempt by itself', 2, [
    'local/schedule.ts',
    'if (!visible) return null;',
    'if (!visible || (PLANTED && !well)) return null;',
  ]),
  fault('written twice when the connection was lost', 1, [
    'local/createReplica.ts',
    'if (already) return already;',
    'if (already && !PLANTED) return already;',
  ]),
  fault('acknowledged and its rows in two transactions', 1, [
    'local/sync/applyRows.ts',
    'if (kept.length > 0) await tx.base.put(kept);',
    "if (kept.length > 0) await tx.base.put(PLANTED ? kept.filter(({ type }) => type !== 'timeEntry') : kept);",
  ]),
  fault('old mutations not converted', 24, [
    'sync/schemaSteps.ts',
    'steps.filter(({ to }) => to > mutation.s)',
    'steps.filter(({ to }) => to > mutation.s && !PLANTED)',
  ]),
  fault('old mutations converted one step only', 43, [
    'sync/schemaSteps.ts',
    'missed.reduce<Written>(',
    '(PLANTED ? missed.slice(-1) : missed).reduce<Written>(',
  ]),
  fault('rows not converted for old phones', 43, [
    'sync/schemaSteps.ts',
    'steps.filter(({ to }) => to > schema).reverse()',
    'steps.filter(({ to }) => to > schema && !PLANTED).reverse()',
  ]),
  fault('rows of unknown kinds dropped', 2, [
    'local/sync/applyRows.ts',
    'if (record.scopes.length > 0) kept.push(record);',
    "if (record.scopes.length > 0 && !(PLANTED && record.type === 'laterKind')) kept.push(record);",
  ]),
];
