/** A backup or a restore that cannot be done, and was not begun or was undone; the message is one sentence that says why. */
export class BackupFailure extends Error {
  override name = 'BackupFailure';
}

/** The same of an error that came from below: what could not be done, and the system's own reason. */
export function failureFrom(what: string, error: unknown): BackupFailure {
  if (error instanceof BackupFailure) return error;
  const { code, message } = error as NodeJS.ErrnoException;
  const why = (code !== undefined && REASONS[code]) || message.replace(/\.$/, '');
  return new BackupFailure(`${what}: ${why}.`, { cause: error });
}

const REASONS: Record<string, string> = {
  ENOENT: 'there is no such file or folder',
  EISDIR: 'it is a folder',
  ENOTDIR: 'part of its path is not a folder',
  EACCES: 'this user may not',
  EPERM: 'this user may not',
  ENOSPC: 'the disk is full',
  EROFS: 'the disk can only be read',
};
