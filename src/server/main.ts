/** `npm start`: opens the database, listens, and says how to come in. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { createApp } from './app.ts';
import { removeSqlite } from './backup/removeSqlite.ts';
import { startBackups } from './backup/startBackups.ts';
import { type Config, readConfig } from './config.ts';
import type { Database } from './database/database.ts';
import { databaseFile } from './database/databaseFile.ts';
import { makeFolder } from './database/makeFolder.ts';
import { openDatabase } from './database/openDatabase.ts';
import { whyNotOpened } from './database/whyNotOpened.ts';
import type { Deps } from './deps.ts';
import { keepErased } from './erase/keepErased.ts';
import { type Answer, listen, stopListening } from './http/listen.ts';
import { keepAssets } from './http/site/keepAssets.ts';
import { HASHED, type SiteFile, siteFiles } from './http/site/siteFiles.ts';
import { linkUrl } from './identity/links.ts';
import { startJobs } from './jobs/startJobs.ts';
import { type Log, makeLog } from './log.ts';
import { makePokes } from './poke/makePokes.ts';
import { openAt, phoneAdvice, welcome } from './welcome.ts';
import { firstAdminLink } from './workspace/firstAdminLink.ts';

/** How long requests may finish after the server was told to stop (ms). */
const FAREWELL = 1_000;

/** Why it did not start, in one sentence. */
interface Failed {
  error: string;
}

async function start(config: Config, demo: boolean): Promise<Failed | undefined> {
  const log = makeLog(config.logLevel);
  const clock = Date.now;
  // Before the database is touched: with the port taken, another Plimsoll may be at work on it.
  let answer: Answer = () => new Response(null, { status: 503, headers: { 'retry-after': '1' } });
  const listening = await listen(config, (request, env) => answer(request, env));
  if ('error' in listening) return listening;
  const { server, port } = listening;

  const opened = await openData(config, demo);
  if ('error' in opened) {
    await stopListening(server, 0);
    return opened;
  }
  const { database } = opened;
  const { pokes, stop: stopPokes } = makePokes(database, log);
  const deps: Deps = { database, clock, randomBytes, config, log, pokes };
  // Before anybody is answered: a database that was set back by other means may hold someone who was erased since.
  await keepErased(deps);
  const app = createApp(deps, builtApp(config, log, clock()));
  answer = (request, env) => app.fetch(request, env);

  const origin = openAt(config, port);
  process.stdout.write(welcome(origin, await waysIn(deps, demo, origin), phoneAdvice(config)));

  const stopJobs = startJobs(deps);
  const inFile = !demo && config.databaseUrl.startsWith('file:');
  const backups =
    config.backups && inFile
      ? startBackups(deps, databaseFile(config.databaseUrl).path, config.backups)
      : undefined;
  let stopping = false;
  const end = async (): Promise<void> => {
    // A terminal tells npm, the launcher and this process, and the first two pass it on.
    if (stopping) return;
    stopping = true;
    await stopListening(server, FAREWELL);
    stopJobs();
    await backups?.stop();
    stopPokes();
    await database.close();
    process.exit(0);
  };
  process.on('SIGINT', () => void end());
  process.on('SIGTERM', () => void end());
  return undefined;
}

async function openData(config: Config, demo: boolean): Promise<{ database: Database } | Failed> {
  const demoFile = join(config.dataFolder, 'demo.db');
  const url = demo ? `file:${demoFile}` : config.databaseUrl;
  try {
    makeFolder(config.dataFolder);
    if (demo) removeSqlite(demoFile);
    return { database: await openDatabase(url) };
  } catch (error) {
    return { error: whyNotOpened(url, error) };
  }
}

/** This build's files, and what earlier builds had that a page still open somewhere may ask for. */
function builtApp({ siteFolder, dataFolder }: Config, log: Log, now: number): Map<string, SiteFile> {
  const kept = join(dataFolder, 'assets');
  try {
    keepAssets(join(siteFolder, 'assets'), kept, now);
  } catch (error) {
    // Whoever opens the app anew has all of it; a page that was open before may have to be loaded again.
    log.warn({ why: String(error) }, 'the files of earlier builds cannot be kept');
    return siteFiles(siteFolder);
  }
  return new Map([...siteFiles(siteFolder), ...siteFiles(kept, HASHED)]);
}

async function waysIn(deps: Deps, demo: boolean, origin: string): Promise<{ words: string; url: string }[]> {
  if (demo) {
    // Loaded here, because most servers never show it.
    const { demoTokens } = await import('./workspace/demoTokens.ts');
    const tokens = await demoTokens(deps);
    return Object.entries(tokens).map(([who, token]) => ({
      words: `Sign in to the demo as a ${who} (works once):`,
      url: linkUrl(origin, token),
    }));
  }
  const token = await firstAdminLink(deps, Intl.DateTimeFormat().resolvedOptions().timeZone);
  if (token === undefined) return [];
  return [{ words: 'Sign in as the first admin (works once, within a day):', url: linkUrl(origin, token) }];
}

function fail(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}

const words = process.argv.slice(2);
const config = readConfig(process.env);
if (words.some((word) => word !== '--demo')) fail(`npm start knows --demo alone, not ${words.join(' ')}.`);
else if ('error' in config) fail(config.error);
else {
  const failed = await start(config, words.includes('--demo'));
  if (failed) fail(failed.error);
}
