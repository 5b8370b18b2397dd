import type { Actor } from '../../core/actor.ts';
import { may } from '../../core/policy/may.ts';
import * as to from '../../core/policy/rules.ts';
import type { IconName } from '../components/Icon.tsx';
import type { WordKey } from '../words/areas.ts';

export interface Tab {
  href: string;
  name: WordKey;
  icon: IconName;
  /** Paths on which this tab is the current one. */
  covers: readonly string[];
}

const TODAY: Tab = {
  href: '/today',
  name: 'shell.today',
  icon: 'today',
  covers: ['/today', '/outbox', '/me'],
};
const TASKS: Tab = { href: '/tasks', name: 'shell.tasks', icon: 'tasks', covers: ['/tasks'] };
const AVAILABILITY: Tab = {
  href: '/availability',
  name: 'shell.availability',
  icon: 'availability',
  covers: ['/availability'],
};
const FLAGS: Tab = { href: '/flags', name: 'shell.flags', icon: 'flag', covers: ['/flags'] };
const SETUP: Tab = { href: '/setup', name: 'shell.setup', icon: 'settings', covers: ['/setup', '/import'] };

const LEAD_TABS: readonly Tab[] = [
  { href: '/load', name: 'shell.load', icon: 'load', covers: ['/load', '/people'] },
  { href: '/inbox', name: 'shell.flags', icon: 'flag', covers: ['/inbox'] },
  { href: '/moves', name: 'shell.moves', icon: 'moves', covers: ['/moves'] },
  {
    href: '/mine',
    name: 'shell.mine',
    icon: 'person',
    covers: ['/mine', '/today', '/tasks', '/availability', '/flags', '/outbox', '/me', '/setup', '/import'],
  },
];

/** At most four sections, by what a person is here for. */
export function tabsFor(actor: Actor): readonly Tab[] {
  if (may(actor, to.openLoad)) return LEAD_TABS;
  if (may(actor, to.setUp) && !may(actor, to.haveTasks)) return [SETUP, TODAY, AVAILABILITY, FLAGS];
  return [TODAY, TASKS, AVAILABILITY, FLAGS];
}

/** Where someone lands: on the screen that answers their one question. */
export function startFor(actor: Actor): string {
  return tabsFor(actor)[0]!.href;
}
