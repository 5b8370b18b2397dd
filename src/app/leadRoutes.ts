import type { RouteDefinition } from '@solidjs/router';
import { screen } from './screen.ts';

/** Set-up screens share controls with joining, and words with a person's page. */
const SETUP = ['setup', 'join', 'person', 'mine', 'region'] as const;

/** Screens of those who lead, manage or set up. */
export const LEAD_ROUTES: RouteDefinition[] = [
  { path: '/load', component: screen(['load', 'person'], () => import('./features/load/LoadScreen.tsx')) },
  {
    path: '/people/:id',
    component: screen(
      ['person', 'load', 'inbox', 'moves', 'setup'],
      () => import('./features/person/PersonScreen.tsx'),
    ),
  },
  {
    path: '/inbox',
    component: screen(['inbox', 'load', 'moves'], () => import('./features/inbox/InboxScreen.tsx')),
  },
  { path: '/moves', component: screen(['moves', 'setup'], () => import('./features/moves/MovesScreen.tsx')) },
  { path: '/mine', component: screen(['mine'], () => import('./features/mine/MineScreen.tsx')) },
  { path: '/setup', component: screen(SETUP, () => import('./features/setup/SetupScreen.tsx')) },
  { path: '/setup/people', component: screen(SETUP, () => import('./features/setup/PeopleScreen.tsx')) },
  {
    path: '/setup/people/:id',
    component: screen(SETUP, () => import('./features/setup/PersonEditScreen.tsx')),
  },
  { path: '/setup/teams', component: screen(SETUP, () => import('./features/setup/TeamsScreen.tsx')) },
  { path: '/setup/teams/:id', component: screen(SETUP, () => import('./features/setup/TeamScreen.tsx')) },
  { path: '/setup/projects', component: screen(SETUP, () => import('./features/setup/ProjectsScreen.tsx')) },
  {
    path: '/setup/projects/:id',
    component: screen(SETUP, () => import('./features/setup/ProjectScreen.tsx')),
  },
  { path: '/setup/skills', component: screen(SETUP, () => import('./features/setup/SkillsScreen.tsx')) },
  { path: '/setup/settings', component: screen(SETUP, () => import('./features/setup/SettingsScreen.tsx')) },
  { path: '/setup/invite/:id', component: screen(SETUP, () => import('./features/setup/InviteScreen.tsx')) },
  { path: '/import', component: screen(['import'], () => import('./features/import/ImportScreen.tsx')) },
];
