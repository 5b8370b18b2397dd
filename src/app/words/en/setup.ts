import type { Words } from '../words.ts';

export default {
  title: 'Setup',
} satisfies Words;
