import { useNavigate } from '@solidjs/router';
import { createMemo, createSignal, For, Show, Suspense } from 'solid-js';
import { DEFAULT_WEEK } from '../../../core/workspace.ts';
import { Button } from '../../components/Button.tsx';
import { Card } from '../../components/Card.tsx';
import { Chip } from '../../components/Chip.tsx';
import { Field } from '../../components/Field.tsx';
import { regionName } from '../../components/regionName.ts';
import { Segmented } from '../../components/Segmented.tsx';
import { Stepper } from '../../components/Stepper.tsx';
import { weekdayLong, weekdayShort } from '../../format/days.ts';
import { hours } from '../../format/hours.ts';
import { useMe } from '../../me/MeProvider.tsx';
import { createDispatch } from '../../replica/createDispatch.ts';
import { screen } from '../../screen.ts';
import { Opening } from '../../shell/Opening.tsx';
import { Page } from '../../shell/Page.tsx';
import { t } from '../../words/t.ts';
import styles from './WelcomeScreen.module.css';
import { weekOf } from './weekOf.ts';

// The list of countries weighs more than the rest of this screen, and most people take their workspace's.
const RegionField = screen(['region'], async () => {
  const { RegionField: field } = await import('../../components/RegionField.tsx');
  return { default: field };
});

/** The only questions before the first report: name, hours, days, holidays. */
export default function WelcomeScreen() {
  const me = useMe();
  return (
    <Page title={t('join.welcomeTitle')} sub={t('join.welcomeSub')}>
      <Show when={me.person()} fallback={<Opening />}>
        <Questions />
      </Show>
    </Page>
  );
}

function Questions() {
  const me = useMe();
  const navigate = useNavigate();
  const dispatch = createDispatch();
  const usual = me.workspace()?.defaultWeek ?? DEFAULT_WEEK;
  const full = usual.reduce((sum, minutes) => sum + minutes, 0);
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

  const [name, setName] = createSignal(me.person()?.name ?? me.session.personName);
  const [region, setRegion] = createSignal(me.person()?.region ?? null);
  const [minutes, setMinutes] = createSignal(full);
  const [workdays, setWorkdays] = createSignal<readonly boolean[]>(usual.map((each) => each > 0));
  const [choosingRegion, setChoosingRegion] = createSignal(false);
  const workspaceRegion = () => me.workspace()?.region ?? '';
  const regionWords = (): string => {
    const chosen = region() ?? workspaceRegion();
    return chosen === '' ? t('join.regionNone') : regionName(chosen);
  };
  const [asked, setAsked] = createSignal(false);
  const days = createMemo(() => workdays().filter(Boolean).length);
  const preset = () => (minutes() === full ? 'full' : 'part');

  const start = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    setAsked(true);
    if (name().trim() === '' || days() === 0) return;
    const { personId } = me.session;
    const fields = { name: name().trim(), region: region(), zone };
    const edited = await dispatch('person.edit', { personId, fields });
    const week = weekOf(minutes(), workdays());
    if (!edited.saved) return;
    const set = await dispatch('week.set', { personId, from: me.today(), minutes: week });
    if (set.saved) navigate('/today', { replace: true });
  };

  return (
    <form class={styles.form} onSubmit={(event) => void start(event)} novalidate>
      <Card>
        <Field
          label={t('join.yourName')}
          error={asked() && name().trim() === '' ? t('join.nameMissing') : undefined}
        >
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
      </Card>
      <Card>
        <Segmented
          legend={t('join.preset')}
          value={preset()}
          options={[
            { value: 'full', label: t('join.fullTime'), hint: hours(full) },
            {
              value: 'part',
              label: t('join.partTime'),
              hint: preset() === 'part' ? hours(minutes()) : undefined,
            },
          ]}
          onChange={(chosen) => setMinutes(chosen === 'full' ? full : Math.round(full / 120) * 60)}
        />
        <Stepper
          label={t('join.hoursPerWeek')}
          value={minutes()}
          min={60}
          max={80 * 60}
          step={60}
          format={hours}
          onChange={setMinutes}
        />
        <fieldset>
          <legend class={styles.legend}>{t('join.workdays')}</legend>
          <div class={styles.days}>
            <For each={[0, 1, 2, 3, 4, 5, 6]}>
              {(day) => (
                <Chip
                  pressed={workdays()[day] === true}
                  aria-label={weekdayLong(day)}
                  onClick={() =>
                    setWorkdays((was) => was.map((works, place) => (place === day ? !works : works)))
                  }
                >
                  {weekdayShort(day)}
                </Chip>
              )}
            </For>
          </div>
        </fieldset>
        <p class={styles.note} role="status">
          {days() === 0
            ? t('join.noDays')
            : t('join.perDay', { hours: hours(minutes() / days()), count: days() })}
        </p>
      </Card>
      <Card>
        <Show
          when={choosingRegion()}
          fallback={
            <div class={styles.row}>
              <div>
                <p class={styles.label}>{t('join.region')}</p>
                <p class={styles.note}>{regionWords()}</p>
              </div>
              <Button
                look="quiet"
                aria-label={`${t('shell.change')}: ${t('join.region')}`}
                onClick={() => setChoosingRegion(true)}
              >
                {t('shell.change')}
              </Button>
            </div>
          }
        >
          <Suspense>
            <RegionField
              value={region()}
              onChange={setRegion}
              workspaceName={me.session.workspaceName}
              workspaceRegion={workspaceRegion()}
            />
          </Suspense>
        </Show>
        <p class={styles.note}>{t('join.zone', { zone: zone.replaceAll('_', ' ') })}</p>
      </Card>
      <Button type="submit" wide>
        {t('join.start')}
      </Button>
    </form>
  );
}
