import type { Words } from '../words.ts';

export default {
  title: 'Availability',
} satisfies Words;
