/**
 * Preloaded into a server under test (`--import`): commits no longer wait for the disk. It is the control of a power cut:
 * where nothing is lost like this either, the cut shows nothing.
 */
import { DatabaseSync } from 'node:sqlite';

const exec = DatabaseSync.prototype.exec;
const done = new WeakSet<DatabaseSync>();
DatabaseSync.prototype.exec = function withoutWaiting(sql: string): void {
  // After the settings were made and looked at.
  if (sql.startsWith('begin') && !done.has(this)) {
    done.add(this);
    exec.call(this, 'pragma synchronous=normal');
  }
  exec.call(this, sql);
};
