import { createSignal, For } from 'solid-js';
import { DATA_LISTS, type DataList, dataFile, type MyDataRequest } from '../../../core/export/myDataApi.ts';
import { api } from '../../../local/index.ts';
import { Button } from '../../components/Button.tsx';
import { Card } from '../../components/Card.tsx';
import { Field } from '../../components/Field.tsx';
import { toast } from '../../components/Toast.tsx';
import { useMe } from '../../me/MeProvider.tsx';
import { t } from '../../words/t.ts';
import { saveFile } from '../outbox/saveFile.ts';
import styles from './me.module.css';
import { SignInAgain } from './SignInAgain.tsx';

/** Everything that the workspace has of me, to take along. */
export function MyData() {
  const me = useMe();
  const [list, setList] = createSignal<DataList>('absences');
  const [busy, setBusy] = createSignal(false);
  const [stale, setStale] = createSignal(false);
  const download = async (asked: MyDataRequest): Promise<void> => {
    setBusy(true);
    const answer = await api.post(dataFile, `/v1/w/${me.session.workspaceId}/me/data`, asked);
    setBusy(false);
    if (answer.ok) saveFile(answer.value);
    else if (answer.failure.type === 'not_fresh') setStale(true);
    else
      toast({ text: t(answer.failure.type === 'unreachable' ? 'me.noSignal' : 'me.failed'), tone: 'alert' });
  };
  const Take = (take: { asked: MyDataRequest; words: string }) => (
    <Button look="line" small icon="download" disabled={busy()} onClick={() => void download(take.asked)}>
      {take.words}
    </Button>
  );
  return (
    <Card>
      <h2>{t('me.data')}</h2>
      <p class={styles.note}>{t('me.dataText', { workspace: me.session.workspaceName })}</p>
      <div class={styles.files}>
        <Take asked={{ format: 'json' }} words={t('me.dataJson')} />
        <Take asked={{ format: 'ics' }} words={t('me.dataIcs')} />
      </div>
      <Field label={t('me.dataList')}>
        {(control) => (
          <select {...control()} onChange={(event) => setList(event.currentTarget.value as DataList)}>
            <For each={DATA_LISTS}>
              {(each) => (
                <option value={each} selected={each === list()}>
                  {t(`me.list_${each}`)}
                </option>
              )}
            </For>
          </select>
        )}
      </Field>
      <div class={styles.files}>
        <Take asked={{ format: 'csv', list: list() }} words={t('me.dataCsv')} />
      </div>
      <SignInAgain open={stale()} onClose={() => setStale(false)} />
    </Card>
  );
}
