import type { Retention } from './keptBackups.ts';

/** Backups that the server makes by itself: where to, and which of them stay. */
export interface BackupPlan extends Retention {
  folder: string;
}
