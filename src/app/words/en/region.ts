import type { Words } from '../words.ts';

export default {
  workspace: 'As in {workspace}',
  workspaceNamed: 'As in {workspace}: {region}',
  subdivision: 'State or province code, if holidays differ there',
  subdivisionHint: 'For example BY for Bavaria, SCT for Scotland',
  subdivisionWrong: 'A code of one to four letters or digits.',
} satisfies Words;
