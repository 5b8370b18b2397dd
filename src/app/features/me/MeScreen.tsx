import { createSignal, Show } from 'solid-js';
import { Button } from '../../components/Button.tsx';
import { Card } from '../../components/Card.tsx';
import { Field } from '../../components/Field.tsx';
import { RegionField } from '../../components/RegionField.tsx';
import { Segmented } from '../../components/Segmented.tsx';
import { toast } from '../../components/Toast.tsx';
import { useMe } from '../../me/MeProvider.tsx';
import { createDispatch } from '../../replica/createDispatch.ts';
import { chooseScheme, chosenScheme, type Scheme } from '../../session/scheme.ts';
import { Opening } from '../../shell/Opening.tsx';
import { Page } from '../../shell/Page.tsx';
import { t } from '../../words/t.ts';
import { DeviceLink } from './DeviceLink.tsx';
import { MyData } from './MyData.tsx';
import { MyWaysIn } from './MyWaysIn.tsx';
import { SignOut } from './SignOut.tsx';
import { TeamsThisWeek } from './TeamsThisWeek.tsx';

/** Who I am here, how it looks, and this device. */
export default function MeScreen() {
  const me = useMe();
  const [scheme, setScheme] = createSignal<Scheme>(chosenScheme());
  return (
    <Page title={t('me.title')} back="/">
      <Show when={me.person()} fallback={<Opening />}>
        <Profile />
      </Show>
      <Card>
        <Segmented
          legend={t('me.look')}
          value={scheme()}
          options={[
            { value: 'system', label: t('me.system') },
            { value: 'light', label: t('me.light') },
            { value: 'dark', label: t('me.dark') },
          ]}
          onChange={(chosen) => {
            setScheme(chosen);
            chooseScheme(chosen);
          }}
        />
      </Card>
      <TeamsThisWeek />
      <MyData />
      <MyWaysIn />
      <DeviceLink />
      <SignOut />
    </Page>
  );
}

function Profile() {
  const me = useMe();
  const dispatch = createDispatch();
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const [name, setName] = createSignal(me.person()?.name ?? '');
  const [region, setRegion] = createSignal(me.person()?.region ?? null);
  const [zone, setZone] = createSignal(me.zone());
  const changed = () =>
    name().trim() !== me.person()?.name || region() !== me.person()?.region || zone() !== me.zone();
  const save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (name().trim() === '') return;
    const fields = { name: name().trim(), region: region(), zone: zone() };
    const done = await dispatch('person.edit', { personId: me.session.personId, fields });
    if (done.saved) toast(t('me.saved'));
  };
  return (
    <form onSubmit={(event) => void save(event)} novalidate>
      <Card>
        <h2>{t('me.you')}</h2>
        <Field label={t('join.yourName')} error={name().trim() === '' ? t('join.nameMissing') : undefined}>
          {(control) => (
            <input
              {...control()}
              autocomplete="name"
              maxlength="200"
              value={name()}
              onInput={(event) => setName(event.currentTarget.value)}
            />
          )}
        </Field>
        <RegionField
          value={region()}
          onChange={setRegion}
          workspaceName={me.session.workspaceName}
          workspaceRegion={me.workspace()?.region ?? ''}
        />
        <p>{t('join.zone', { zone: zone().replaceAll('_', ' ') })}</p>
        <Show when={zone() !== here}>
          <Button look="line" small onClick={() => setZone(here)}>
            {t('me.zoneHere', { zone: here.replaceAll('_', ' ') })}
          </Button>
        </Show>
        <Show when={changed()}>
          <Button type="submit">{t('me.saveYou')}</Button>
        </Show>
      </Card>
    </form>
  );
}
