/** The demo's teams, and what its people can do. */

export const NORTH = 'field-north';
export const SOUTH = 'field-south';
export const WORKSHOP = 'workshop';

export const DEMO_TEAMS = [
  { id: NORTH, name: 'Field North', leadIds: ['dana'] },
  { id: SOUTH, name: 'Field South', leadIds: ['kwame'] },
  { id: WORKSHOP, name: 'Workshop & planning', leadIds: ['ingrid'] },
] as const;

export const DEMO_SKILLS = [
  { id: 'electrician', name: 'Electrician' },
  { id: 'high-voltage', name: 'High voltage' },
  { id: 'testing', name: 'Testing & inspection' },
  { id: 'data-cabling', name: 'Data cabling' },
  { id: 'planning', name: 'Planning' },
  { id: 'workshop', name: 'Panel building' },
] as const;
