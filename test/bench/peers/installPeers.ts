import { join } from 'node:path';
import { installPackages } from '../../support/installPackages.ts';

/** Those we compare with are packages of this folder alone. */
export function installPeers(): void {
  installPackages(join(import.meta.dirname, 'contenders'), 'what to compare with');
}
