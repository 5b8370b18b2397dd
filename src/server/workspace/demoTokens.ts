import { seedDemo } from '../demo/seedDemo.ts';
import type { Deps } from '../deps.ts';
import { FIRST_ADMIN_LIFETIME, issueLink } from '../identity/links.ts';

/** Fills an empty database with the demo workspace. @returns a sign-in token for each of three people in it */
export async function demoTokens(
  deps: Pick<Deps, 'database' | 'clock' | 'randomBytes'>,
): Promise<Record<'member' | 'lead' | 'manager', string>> {
  const { workspaceId, ...people } = await seedDemo(deps);
  const tokenFor = async (personId: string): Promise<string> => {
    const request = {
      workspaceId,
      personId,
      kind: 'sign_in',
      issuedBy: null,
      lifetime: FIRST_ADMIN_LIFETIME,
    } as const;
    return (await deps.database.write((trx) => issueLink(trx, deps, request))).token;
  };
  return {
    member: await tokenFor(people.member),
    lead: await tokenFor(people.lead),
    manager: await tokenFor(people.manager),
  };
}
