import type { Words } from '../words.ts';

export default {
  title: 'Join',
} satisfies Words;
