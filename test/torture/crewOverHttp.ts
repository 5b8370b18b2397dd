import { SimplePhone } from '../support/simplePhone.ts';
import { HttpServer } from './httpServer.ts';

/** Someone who is signed in. */
export interface Member {
  personId: string;
  teamId: string;
  server: HttpServer;
}

/** Whoever opens the first admin's link makes a team, people in it, and signs each of them in: over HTTP alone. */
export async function crewOverHttp(origin: string, adminLink: string, count: number): Promise<Member[]> {
  const admin = new HttpServer(origin);
  const { personId, workspaceId } = await admin.redeem(adminLink);
  const phone = new SimplePhone(admin, personId);
  await phone.sync();
  const teamId = `${phone.write('team.put', { teamId: null, fields: { name: 'Deck', leadIds: [personId] } }).uid}.0`;
  const people = Array.from(
    { length: count },
    (_, index) =>
      `${
        phone.write('person.create', {
          name: `Writer ${index + 1}`,
          roles: ['member'],
          teamIds: [teamId],
          skillIds: [],
          zone: 'Europe/Berlin',
          region: null,
          employedFrom: null,
          weekMinutes: null,
        }).uid
      }.0`,
  );
  await phone.sync();
  if (phone.results.length > 0) throw new Error(JSON.stringify(phone.results));
  return Promise.all(
    people.map(async (each) => {
      const { status, body } = await admin.post(`/v1/w/${workspaceId}/invitations`, { personId: each });
      if (status !== 200) throw new Error(`no invitation: ${status} ${JSON.stringify(body)}`);
      const server = new HttpServer(origin);
      await server.redeem((body as { url: string }).url);
      return { personId: each, teamId, server };
    }),
  );
}
