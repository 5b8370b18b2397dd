import type { Words } from '../words.ts';

export default {
  title: 'Today',
} satisfies Words;
