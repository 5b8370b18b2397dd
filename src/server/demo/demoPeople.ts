import { NORTH, SOUTH, WORKSHOP } from './demoTeams.ts';
import {
  FOUR_LONG,
  FRIDAYS_OFF,
  FULL,
  MORNINGS,
  SATURDAYS,
  SHORT_FRIDAY,
  SIX_HOURS,
  THREE_DAYS,
  WEDNESDAYS_OFF,
} from './demoWeeks.ts';

/** Who works in the demo, when, on what, and how full their weeks are. */

export interface DemoPerson {
  id: string;
  name: string;
  team: string;
  zone: string;
  /** Null: the workspace's. */
  region: string | null;
  /** Null: they never said, so the workspace's default week stands in. */
  week: readonly number[] | null;
  skills: readonly string[];
  projects: readonly string[];
  /**
   * How full each week is, from the first that still has a working day's worth of hours: work ÷ capacity. More than 1
   * cannot be done.
   */
  fill: readonly number[];
  /** Days since they last reported; null for never. */
  reported: number | null;
  roles?: readonly ('member' | 'manager' | 'admin')[];
}

const BERLIN = 'Europe/Berlin';
const north = { team: NORTH, zone: BERLIN, region: null };
const south = { team: SOUTH, zone: BERLIN, region: 'DE-BY' };
const shop = { team: WORKSHOP, zone: BERLIN, region: null };

export const DEMO_PEOPLE: readonly DemoPerson[] = [
  // Field North
  {
    ...north,
    id: 'amira',
    name: 'Amira Khalil',
    week: FRIDAYS_OFF,
    skills: ['electrician', 'testing'],
    projects: ['hospital', 'dockside'],
    fill: [1.13, 0.96, 0.85, 0.6],
    reported: 0,
  },
  {
    ...north,
    id: 'jonas',
    name: 'Jonas Weber',
    week: FULL,
    skills: ['electrician'],
    projects: ['hospital', 'school'],
    fill: [1.08, 0.95, 0.7, 0.4],
    reported: 0,
  },
  {
    ...north,
    id: 'sofia',
    name: 'Sofia Rossi',
    week: SHORT_FRIDAY,
    skills: ['electrician', 'high-voltage'],
    projects: ['dockside', 'switchgear'],
    fill: [0.96, 0.9, 0.8, 0.5],
    reported: 0,
  },
  {
    ...north,
    id: 'ben',
    name: 'Ben Adeyemi',
    week: FOUR_LONG,
    skills: ['electrician', 'testing'],
    projects: ['hospital', 'station'],
    fill: [0.86, 0.88, 0.6, 0.3],
    reported: 0,
  },
  {
    ...north,
    id: 'priya',
    name: 'Priya Nair',
    week: SIX_HOURS,
    skills: ['testing'],
    projects: ['school', 'station'],
    fill: [0.8, 0.72, 0.6],
    reported: 2,
  },
  {
    ...north,
    id: 'leo',
    name: 'Léo Martin',
    week: FULL,
    skills: ['electrician', 'data-cabling'],
    projects: ['hospital', 'data-hall'],
    fill: [0.55, 0.5, 0.45],
    reported: 0,
  },
  {
    ...north,
    id: 'tomas',
    name: 'Tomáš Horák',
    week: FULL,
    skills: ['electrician'],
    projects: ['dockside'],
    fill: [0.3, 0.7, 0.6],
    reported: 3,
  },
  {
    ...north,
    id: 'chen',
    name: 'Chen Lin 林晨',
    week: null,
    skills: ['data-cabling'],
    projects: ['data-hall'],
    fill: [0.6, 0.4],
    reported: null,
  },
  {
    ...north,
    id: 'dana',
    name: 'Dana Vogt',
    week: SHORT_FRIDAY,
    skills: ['planning', 'electrician'],
    projects: ['hospital', 'dockside'],
    fill: [0.45, 0.5, 0.3],
    reported: 0,
  },
  // Field South
  {
    ...south,
    id: 'kwame',
    name: 'Kwame Mensah',
    week: FULL,
    skills: ['planning', 'high-voltage'],
    projects: ['switchgear', 'depot'],
    fill: [0.6, 0.5, 0.4],
    reported: 0,
  },
  {
    ...south,
    id: 'zeynep',
    name: 'Zeynep Yılmaz',
    week: WEDNESDAYS_OFF,
    skills: ['electrician', 'high-voltage'],
    projects: ['switchgear', 'depot'],
    fill: [1.45, 1, 0.8, 0.5],
    reported: 1,
  },
  {
    ...south,
    id: 'lukasz',
    name: 'Łukasz Wiśniewski',
    week: SATURDAYS,
    skills: ['electrician'],
    projects: ['depot', 'housing'],
    fill: [0.94, 0.9, 0.6],
    reported: 0,
    zone: 'Europe/Warsaw',
    region: 'PL',
  },
  {
    ...south,
    id: 'maria',
    name: 'Maria João Silva',
    week: MORNINGS,
    skills: ['testing'],
    projects: ['housing'],
    fill: [0.75, 0.7, 0.5],
    reported: 1,
  },
  {
    ...south,
    id: 'oeyvind',
    name: 'Øyvind Håkonsen',
    week: FOUR_LONG,
    skills: ['high-voltage'],
    projects: ['switchgear'],
    fill: [0.97, 0.92, 0.7],
    reported: 0,
  },
  {
    ...south,
    id: 'layla',
    name: 'ليلى منصور',
    week: FULL,
    skills: ['electrician', 'data-cabling'],
    projects: ['depot', 'data-hall'],
    fill: [0.5, 0.55, 0.4],
    reported: 0,
  },
  {
    ...south,
    id: 'giorgos',
    name: 'Γιώργος Παπαδόπουλος',
    week: FULL,
    skills: ['electrician'],
    projects: ['housing', 'station'],
    fill: [0.7, 0.6, 0.4],
    reported: 9,
    zone: 'Europe/Athens',
  },
  {
    ...south,
    id: 'siobhan',
    name: 'Siobhán Ní Bhriain',
    week: THREE_DAYS,
    skills: ['testing'],
    projects: ['housing', 'depot'],
    fill: [0.65, 0.8, 0.5],
    reported: 2,
    zone: 'Europe/Dublin',
    region: 'IE',
  },
  // Workshop & planning
  {
    ...shop,
    id: 'ingrid',
    name: 'Ingrid Sørensen',
    week: SHORT_FRIDAY,
    skills: ['planning', 'workshop'],
    projects: ['switchgear', 'hospital'],
    fill: [0.7, 0.6, 0.4],
    reported: 0,
    zone: 'Europe/Copenhagen',
    region: 'DK',
  },
  {
    ...shop,
    id: 'mai',
    name: 'Nguyễn Thị Mai',
    week: FULL,
    skills: ['workshop'],
    projects: ['switchgear', 'data-hall'],
    fill: [0.88, 0.85, 0.7],
    reported: 0,
  },
  {
    ...shop,
    id: 'jose',
    name: 'José Ángel Muñoz',
    week: FULL,
    skills: ['workshop', 'testing'],
    projects: ['switchgear', 'station'],
    fill: [1.06, 0.9, 0.6],
    reported: 1,
  },
  {
    ...shop,
    id: 'aoi',
    name: '小林 葵',
    week: SIX_HOURS,
    skills: ['planning'],
    projects: ['data-hall', 'school'],
    fill: [0.6, 0.5, 0.4],
    reported: 0,
    zone: 'Asia/Tokyo',
    region: 'JP',
  },
  {
    ...shop,
    id: 'olena',
    name: 'Олена Шевчук',
    week: FULL,
    skills: ['planning'],
    projects: ['housing', 'depot'],
    fill: [0.4, 0.4, 0.3],
    reported: 4,
  },
  {
    ...shop,
    id: 'ana',
    name: 'Ana Kovačević',
    week: MORNINGS,
    skills: ['workshop'],
    projects: ['station', 'hospital'],
    fill: [0.92, 0.8, 0.6],
    reported: 0,
  },
  {
    ...shop,
    id: 'ruth',
    name: 'Ruth Okafor',
    week: SHORT_FRIDAY,
    skills: ['planning'],
    projects: ['hospital'],
    fill: [0.35, 0.4, 0.3],
    reported: 0,
    roles: ['member', 'manager', 'admin'],
  },
];

/** Who the three sign-in links are for. */
export const DEMO_MEMBER = 'amira';
export const DEMO_LEAD = 'dana';
export const DEMO_MANAGER = 'ruth';
