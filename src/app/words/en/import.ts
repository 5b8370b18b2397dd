import type { Words } from '../words.ts';

export default {
  title: 'Import',
} satisfies Words;
