import { it } from 'vitest';

it.todo('the tests on PostgreSQL: its programs are not on this machine');
