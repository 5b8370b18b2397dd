/** The sync and poke routes in a process of their own, on a database that others use too; says its port on stdout. */
import { serve } from '@hono/node-server';
import { createTestServer } from './server.ts';

const [url = ''] = process.argv.slice(2);
const server = await createTestServer({ url });
serve({ fetch: server.app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => console.log(port));
