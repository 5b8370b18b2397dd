/** What one actor gets hold of that is not theirs, what is theirs and does not come, and what the log tells of either. */
import { nameOf } from './canaryRows.ts';
import type { CanaryServer } from './canaryServer.ts';
import { everythingReceived } from './everythingReceived.ts';
import { type ActorName, mayHold } from './whoMayHold.ts';

export interface Leaks {
  /** Names of canaries that must not have come. */
  notTheirs: string[];
  /** Names of canaries that should have: a search of empty hands finds nothing either. */
  missed: string[];
  /** Of canaries, and of secrets, in the log. */
  logged: string[];
  /** Secrets of others in what came. */
  secrets: number;
  answers: string[];
}

export async function leaksTo(
  world: CanaryServer,
  actor: ActorName,
  between: () => Promise<void> = async () => {},
): Promise<Leaks> {
  const { bytes, answers } = await everythingReceived(world, actor, between);
  const text = bytes.join('\n');
  const log = world.server.logged.join('');
  const received = world.aviary.in(text);
  const allowed = new Set(world.aviary.made.map(nameOf).filter((name) => mayHold(actor, name)));
  const hashes = await hashesIn(world);
  return {
    notTheirs: [...received.difference(allowed)].sort(),
    missed: [...allowed.difference(received)].sort(),
    logged: [
      ...world.aviary.in(log),
      ...[...world.secrets, ...hashes].filter((secret) => log.includes(secret)),
    ],
    secrets: hashes.filter((secret) => text.includes(secret)).length,
    answers,
  };
}

/** What is kept of tokens, and the chain of the record. */
async function hashesIn({ server }: CanaryServer): Promise<string[]> {
  const { read } = server.deps.database;
  const found = [
    ...(await read.selectFrom('session').select('tokenHash as hash').execute()),
    ...(await read.selectFrom('link').select('tokenHash as hash').execute()),
    ...(await read.selectFrom('audit').select('hash').execute()),
  ];
  return found.map(({ hash }) => hash);
}
