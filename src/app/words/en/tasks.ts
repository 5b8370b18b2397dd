import type { Words } from '../words.ts';

export default {
  title: 'Tasks',
} satisfies Words;
