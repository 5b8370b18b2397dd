import type { Words } from '../words.ts';

export default {
  title: 'Flags',
} satisfies Words;
