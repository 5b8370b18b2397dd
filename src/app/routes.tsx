import type { RouteDefinition } from '@solidjs/router';
import { TodayScreen } from './features/today/TodayScreen.tsx';
import { LEAD_ROUTES } from './leadRoutes.ts';
import { screen } from './screen.ts';
import { SignedIn } from './session/SignedIn.tsx';
import { Home } from './shell/Home.tsx';

const Flags = screen(['flags', 'tasks'], () => import('./features/flags/FlagsScreen.tsx'));

/** Every address there is. Screens outside `SignedIn` work without knowing who is here. */
export const ROUTES: RouteDefinition[] = [
  { path: '/join', component: screen(['join'], () => import('./features/join/JoinScreen.tsx')) },
  { path: '/sign-in', component: screen(['waysIn'], () => import('./features/join/SignInScreen.tsx')) },
  {
    path: '/',
    component: SignedIn,
    children: [
      { path: '/', component: Home },
      { path: '/welcome', component: screen(['join'], () => import('./features/join/WelcomeScreen.tsx')) },
      // Not on demand: it is what a member came for, and a second request would only delay it.
      { path: '/today', component: TodayScreen },
      {
        path: '/tasks/new',
        component: screen(['tasks'], () => import('./features/tasks/NewTaskScreen.tsx')),
      },
      {
        path: ['/tasks', '/tasks/:id'],
        component: screen(['tasks'], () => import('./features/tasks/TasksScreen.tsx')),
      },
      {
        path: '/availability',
        component: screen(['availability'], () => import('./features/availability/AvailabilityScreen.tsx')),
      },
      { path: ['/flags', '/flags/new'], component: Flags },
      { path: '/outbox', component: screen(['outbox'], () => import('./features/outbox/OutboxScreen.tsx')) },
      {
        path: '/me',
        component: screen(['me', 'join', 'region', 'waysIn'], () => import('./features/me/MeScreen.tsx')),
      },
      ...LEAD_ROUTES,
      { path: '*', component: screen([], () => import('./shell/NotFound.tsx')) },
    ],
  },
];
