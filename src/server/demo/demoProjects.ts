/** What there is to do in the demo: every task is one of a project's works at one of its places. */
export interface DemoProject {
  id: string;
  name: string;
  leadId: string;
  allocatorId: string;
  priority: number;
  /** Days from today. */
  start: number;
  end: number | null;
  works: readonly string[];
  places: readonly string[];
}

const WIRING = [
  'First fix',
  'Second fix',
  'Cable tray',
  'Cable pull',
  'Distribution board',
  'Emergency lighting',
  'Snag list',
  'Test & inspect',
];

export const DEMO_PROJECTS: readonly DemoProject[] = [
  {
    ...{
      id: 'hospital',
      name: 'Hospital wing C',
      leadId: 'dana',
      allocatorId: 'ruth',
      priority: 1,
      start: -120,
      end: 75,
    },
    works: [...WIRING, 'Nurse call', 'Medical IT supply', 'Cable survey', 'Panel B7'],
    places: ['level 1', 'level 2', 'level 3', 'theatre 4', 'plant room', 'ward 12'],
  },
  {
    ...{
      id: 'dockside',
      name: 'Dockside',
      leadId: 'dana',
      allocatorId: 'ruth',
      priority: 2,
      start: -60,
      end: 60,
    },
    works: [...WIRING, 'Meter handover', 'Shore supply', 'Crane feed'],
    places: ['block A', 'block B', 'quay 3', 'substation'],
  },
  {
    ...{
      id: 'school',
      name: 'Nordstraße school',
      leadId: 'dana',
      allocatorId: 'ruth',
      priority: 3,
      start: -30,
      end: 90,
    },
    works: [...WIRING, 'Gym lighting', 'Fire alarm loop', 'Classroom sockets'],
    places: ['east wing', 'west wing', 'hall', 'kitchen'],
  },
  {
    ...{
      id: 'data-hall',
      name: 'Data hall 2',
      leadId: 'kwame',
      allocatorId: 'ruth',
      priority: 2,
      start: -45,
      end: 50,
    },
    works: [
      'Busbar tap-offs',
      'Fibre backbone',
      'Patch panels',
      'Rack feeds',
      'UPS commissioning',
      'Leak detection',
      'Labelling',
      'Load bank test',
    ],
    places: ['row A', 'row B', 'row C', 'meet-me room', 'battery room'],
  },
  {
    ...{
      id: 'station',
      name: 'Station lighting',
      leadId: 'ingrid',
      allocatorId: 'ruth',
      priority: 3,
      start: -20,
      end: 100,
    },
    works: [
      'Luminaire swap',
      'Night access plan',
      'Lux survey',
      'Cable repair',
      'Control cabinet',
      'Emergency test',
    ],
    places: ['platform 1', 'platform 4', 'underpass', 'forecourt', 'ticket hall'],
  },
  {
    ...{
      id: 'switchgear',
      name: 'Switchgear renewal',
      leadId: 'kwame',
      allocatorId: 'ruth',
      priority: 1,
      start: -90,
      end: 40,
    },
    works: [
      'Protection settings',
      'Panel wiring',
      'Busbar assembly',
      'Primary injection',
      'Earthing check',
      'Cable termination',
      'Outage plan',
      'Factory test',
    ],
    places: ['bay 1', 'bay 2', 'bay 5', 'control room', 'transformer T2'],
  },
  {
    ...{
      id: 'housing',
      name: 'Parkweg housing',
      leadId: 'kwame',
      allocatorId: 'ruth',
      priority: 4,
      start: -15,
      end: 120,
    },
    works: [...WIRING, 'Meter cabinet', 'Door intercom', 'Stairwell lighting'],
    places: ['no. 2', 'no. 4', 'no. 6', 'no. 8'],
  },
  {
    ...{
      id: 'depot',
      name: 'Bus depot charging',
      leadId: 'kwame',
      allocatorId: 'ruth',
      priority: 2,
      start: -40,
      end: 70,
    },
    works: [
      'Charger foundation',
      'Charger hook-up',
      'Load management',
      'Feeder pull',
      'Earth loop test',
      'Handover file',
      'Software update',
    ],
    places: ['bay 1–6', 'bay 7–12', 'bay 13–18', 'transformer', 'workshop'],
  },
  {
    ...{
      id: 'maintenance',
      name: 'Maintenance contracts',
      leadId: 'ingrid',
      allocatorId: 'ruth',
      priority: 3,
      start: -300,
      end: null,
    },
    works: ['Yearly inspection', 'Call-out', 'Thermography', 'Generator run', 'RCD test'],
    places: ['library', 'town hall', 'swimming pool', 'clinic', 'market'],
  },
];

/** Work of a team that belongs to no project. */
export const TEAM_WORK = [
  'Training, site safety',
  'Van check',
  'Toolbox talk',
  'Apprentice review',
  'Stock count',
  'Tool calibration',
] as const;
