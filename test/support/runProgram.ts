import { spawn } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

export interface ProgramResult {
  /** 1 when a signal or the time limit ended it. */
  code: number;
  /** What it wrote, both streams as they came; empty unless it was kept. */
  output: string;
}

export interface RunOptions {
  /** Collect the output instead of showing it. */
  keep?: boolean;
  limitMs?: number;
}

/** Runs a JavaScript or TypeScript file of the project on this Node, from the project's root. */
export function runProgram(file: string, args: string[], options: RunOptions = {}): Promise<ProgramResult> {
  const { keep = false, limitMs } = options;
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, file), ...args], {
      cwd: root,
      stdio: keep ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
      ...(limitMs === undefined ? {} : { timeout: limitMs }),
    });
    let output = '';
    const collect = (chunk: Buffer) => {
      output += chunk;
    };
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    child.on('error', (error) => resolve({ code: 1, output: error.message }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
