import { type Accessor, createSignal, onCleanup } from 'solid-js';
import { createStore } from 'solid-js/store';
import { type ImportOptions, type ImportResult, importResult } from '../../../core/import/importApi.ts';
import type { ImportField, ImportKind } from '../../../core/import/importFields.ts';
import { recogniseColumns, recogniseKind } from '../../../core/import/recogniseColumns.ts';
import { api, type Failure } from '../../../local/index.ts';
import { useMe } from '../../me/MeProvider.tsx';
import { useReplica } from '../../replica/ReplicaProvider.tsx';
import { type FileTrouble, type OpenedFile, readFile } from './readFile.ts';

/** Several choices made in a row are one question. */
const GATHER_MS = 350;
/** A file of ten thousand rows takes seconds to read and write on a small server. */
const PATIENCE_MS = 180_000;

export interface Import {
  file: Accessor<OpenedFile | null>;
  trouble: Accessor<FileTrouble | null>;
  options: ImportOptions;
  preview: Accessor<ImportResult | null>;
  done: Accessor<ImportResult | null>;
  failure: Accessor<Failure | null>;
  busy: Accessor<'reading' | 'previewing' | 'committing' | null>;
  kind: Accessor<ImportKind>;
  /** The column that holds a field, or null. */
  columnOf: (field: ImportField) => string | null;
  choose: (file: File) => Promise<void>;
  change: (options: Partial<ImportOptions>) => void;
  mapTo: (field: ImportField, column: string | null) => void;
  commit: () => Promise<void>;
  startAgain: () => void;
}

/** One file on its way in: read, looked at by the server as often as a choice changes, committed once. */
export function createImport(): Import {
  const me = useMe();
  const { workspaceId } = useReplica();
  const fresh = (): ImportOptions => ({ asOf: me.today(), map: [], status: [] });
  const [file, setFile] = createSignal<OpenedFile | null>(null);
  const [trouble, setTrouble] = createSignal<FileTrouble | null>(null);
  const [options, setOptions] = createStore<ImportOptions>(fresh());
  const [preview, setPreview] = createSignal<ImportResult | null>(null);
  const [done, setDone] = createSignal<ImportResult | null>(null);
  const [failure, setFailure] = createSignal<Failure | null>(null);
  const [busy, setBusy] = createSignal<'reading' | 'previewing' | 'committing' | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asking: AbortController | undefined;

  const stop = (): void => {
    clearTimeout(timer);
    asking?.abort();
  };
  onCleanup(stop);

  const ask = async (commit: boolean): Promise<void> => {
    const opened = file();
    if (!opened) return;
    stop();
    const own = new AbortController();
    asking = own;
    setBusy(commit ? 'committing' : 'previewing');
    const body = { ...JSON.parse(JSON.stringify(options)), text: opened.text, commit };
    const answered = await api.post(importResult, `/v1/w/${workspaceId}/import`, body, {
      signal: own.signal,
      patience: PATIENCE_MS,
    });
    // A newer question is under way: this answer is to an old one.
    if (own !== asking || own.signal.aborted) return;
    setBusy(null);
    setFailure(answered.ok ? null : answered.failure);
    if (!answered.ok) return;
    setPreview(answered.value);
    if (commit) setDone(answered.value);
  };

  const startAgain = (): void => {
    stop();
    setFile(null);
    setTrouble(null);
    setOptions({ kind: undefined, dates: undefined, starts: undefined, ...fresh() });
    setPreview(null);
    setDone(null);
    setFailure(null);
    setBusy(null);
  };

  const kind = (): ImportKind =>
    options.kind ?? preview()?.kind ?? recogniseKind(file()?.header ?? []) ?? 'tasks';

  const change = (next: Partial<ImportOptions>): void => {
    setOptions(next);
    clearTimeout(timer);
    timer = setTimeout(() => void ask(false), GATHER_MS);
  };

  return {
    file,
    trouble,
    options,
    preview,
    done,
    failure,
    busy,
    kind,
    columnOf: (field) => {
      const said = options.map.find((each) => each.field === field);
      if (said) return said.column;
      const used = preview();
      if (used && used.kind === kind()) return used.map.find((each) => each.field === field)?.column ?? null;
      const header = file()?.header ?? [];
      const place = recogniseColumns(header, kind()).get(field);
      return place === undefined ? null : (header[place] ?? null);
    },
    choose: async (chosen) => {
      startAgain();
      setBusy('reading');
      const read = await readFile(chosen);
      setBusy(null);
      if (typeof read === 'string') {
        setTrouble(read);
        return;
      }
      setFile(read);
      await ask(false);
    },
    change,
    mapTo: (field, column) =>
      change({ map: [...options.map.filter((each) => each.field !== field), { field, column }] }),
    commit: () => ask(true),
    startAgain,
  };
}
