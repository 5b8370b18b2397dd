import { oidcAway } from '../../../core/oidc.ts';
import { api } from '../../../local/index.ts';
import { t } from '../../words/t.ts';
import { wayFailure } from './wayFailure.ts';

/** Leaves for the provider's own page. @returns what went wrong; nothing while the browser is on its way */
export async function goToProvider(
  path: string,
  body: { token?: string },
  failures: { not_fresh?: () => void } = {},
): Promise<string | undefined> {
  const answer = await api.post(oidcAway, path, body);
  if (answer.ok) {
    location.assign(answer.value.url);
    return undefined;
  }
  if (answer.failure.type === 'not_fresh' && failures.not_fresh) {
    failures.not_fresh();
    return undefined;
  }
  return answer.failure.type === 'busy'
    ? t('waysIn.oidcDown')
    : wayFailure(answer.failure, t('waysIn.oidcFailed'));
}
