import type { Words } from '../words.ts';

export default {
  title: 'Me',
} satisfies Words;
