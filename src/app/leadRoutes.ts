import type { RouteDefinition } from '@solidjs/router';

/** Screens of those who lead, manage or set up: `{ path: '/load', component: screen(['load'], () => import(…)) }`. */
export const LEAD_ROUTES: RouteDefinition[] = [];
