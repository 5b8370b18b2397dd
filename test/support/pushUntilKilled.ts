/**
 * A server that is going to be killed: opens the database named first, takes mutations as fast as it can in the name of
 * a few people, and says each one that was acknowledged on stdout, one uid a line.
 */
import { writeSync } from 'node:fs';
import { crew } from './crew.ts';
import { createTestServer } from './server.ts';
import { SimplePhone } from './simplePhone.ts';

const [url = '', life = '0'] = process.argv.slice(2);
const server = await createTestServer({ url });
if (life === '0') await server.store(crew());

await Promise.all(
  ['mia', 'max', 'emil', 'lars'].map(async (who) => {
    const phone = new SimplePhone(server, who, `${who}-${life}`);
    for (;;) {
      const { uid } = phone.write('task.create', {
        title: who,
        type: '',
        projectId: null,
        teamId: who === 'mia' || who === 'max' ? 'deck' : 'engine',
        assigneeId: who,
        priority: 3,
        estimateMinutes: 60,
        remainingMinutes: null,
        start: null,
        due: null,
        skillIds: [],
        afterIds: [],
      });
      await phone.sync();
      // Straight to the pipe: what a killed process still holds in memory was never said.
      writeSync(1, `${uid}\n`);
    }
  }),
);
