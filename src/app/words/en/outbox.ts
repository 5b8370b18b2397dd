import type { Words } from '../words.ts';

export default {
  title: 'Outbox',
} satisfies Words;
