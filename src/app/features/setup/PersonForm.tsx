import { createMemo, createSignal, For, Show } from 'solid-js';
import { createStore } from 'solid-js/store';
import { isZone } from '../../../core/civilDay.ts';
import type { Person } from '../../../core/person.ts';
import { may } from '../../../core/policy/may.ts';
import * as to from '../../../core/policy/rules.ts';
import { DEFAULT_WEEK } from '../../../core/workspace.ts';
import { Button } from '../../components/Button.tsx';
import { Card } from '../../components/Card.tsx';
import { Chip } from '../../components/Chip.tsx';
import { Field } from '../../components/Field.tsx';
import { RegionField } from '../../components/RegionField.tsx';
import { useMe } from '../../me/MeProvider.tsx';
import { createRows } from '../../replica/createRows.ts';
import { t } from '../../words/t.ts';
import { SkillChips } from './SkillChips.tsx';
import styles from './setup.module.css';
import { WeekFields } from './WeekFields.tsx';
import { ZoneField } from './ZoneField.tsx';

export type StoredRole = Person['roles'][number];

export interface PersonValues {
  name: string;
  roles: StoredRole[];
  teamIds: string[];
  skillIds: string[];
  zone: string;
  region: string | null;
  employedFrom: string | null;
  employedTo: string | null;
  /** For a new person: null is the workspace's usual week. */
  weekMinutes: number[] | null;
}

const ROLES: readonly StoredRole[] = ['member', 'manager', 'admin'];
const ROLE_WORDS = {
  member: 'setup.roleMember',
  manager: 'setup.roleManager',
  admin: 'setup.roleAdmin',
} as const;

/** Adds a person, or changes one. A name is enough to begin with. */
export function PersonForm(props: {
  person: Person | null;
  teamId: string | undefined;
  onSave: (values: PersonValues) => Promise<void>;
}) {
  const me = useMe();
  const teams = createRows('team');
  const [values, setValues] = createStore<PersonValues>({
    name: props.person?.name ?? '',
    roles: [...(props.person?.roles ?? ['member'])],
    teamIds: [...(props.person?.teamIds ?? (props.teamId ? [props.teamId] : []))],
    skillIds: [...(props.person?.skillIds ?? [])],
    zone: props.person?.zone ?? me.zone(),
    region: props.person?.region ?? null,
    employedFrom: props.person?.employedFrom ?? null,
    employedTo: props.person?.employedTo ?? null,
    weekMinutes: null,
  });
  const [asked, setAsked] = createSignal(false);
  const admin = () => may(me.actor(), to.giveRoles);
  const open = createMemo(() => teams().filter((team) => !team.archived || values.teamIds.includes(team.id)));
  const toggle = <V extends string>(list: readonly V[], value: V): V[] =>
    list.includes(value) ? list.filter((each) => each !== value) : [...list, value];
  const rangeWrong = () =>
    values.employedFrom !== null && values.employedTo !== null && values.employedTo < values.employedFrom;

  const save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    setAsked(true);
    if (values.name.trim() === '' || !isZone(values.zone) || rangeWrong()) return;
    await props.onSave({ ...values, name: values.name.trim() });
  };

  return (
    <form class={styles.form} onSubmit={(event) => void save(event)} novalidate>
      <Card>
        <Field
          label={t('setup.name')}
          error={asked() && values.name.trim() === '' ? t('setup.nameMissing') : undefined}
        >
          {(control) => (
            <input
              {...control()}
              maxlength="200"
              autocomplete="off"
              value={values.name}
              onInput={(event) => setValues('name', event.currentTarget.value)}
            />
          )}
        </Field>
        <fieldset>
          <legend class={styles.legend}>{t('setup.personTeams')}</legend>
          <div class={styles.chips}>
            <For each={open()} fallback={<p class={styles.note}>{t('setup.noTeams')}</p>}>
              {(team) => (
                <Chip
                  pressed={values.teamIds.includes(team.id)}
                  onClick={() => setValues('teamIds', (list) => toggle(list, team.id))}
                >
                  {team.name}
                </Chip>
              )}
            </For>
          </div>
        </fieldset>
        <fieldset>
          <legend class={styles.legend}>{t('setup.roles')}</legend>
          <div class={styles.chips}>
            <For each={ROLES}>
              {(role) => (
                <Chip
                  pressed={values.roles.includes(role)}
                  disabled={!admin()}
                  onClick={() => setValues('roles', (list) => toggle(list, role))}
                >
                  {t(ROLE_WORDS[role])}
                </Chip>
              )}
            </For>
          </div>
          <p class={styles.note}>{t(admin() ? 'setup.rolesHint' : 'setup.rolesNotYours')}</p>
        </fieldset>
        <SkillChips value={values.skillIds} onChange={(ids) => setValues('skillIds', ids)} />
      </Card>
      <Card>
        <ZoneField value={values.zone} onChange={(zone) => setValues('zone', zone)} />
        <RegionField
          value={values.region}
          onChange={(region) => setValues('region', region)}
          workspaceName={me.workspace()?.name ?? me.session.workspaceName}
          workspaceRegion={me.workspace()?.region ?? ''}
        />
        <div class={styles.pair}>
          <Field label={t('setup.employedFrom')}>
            {(control) => (
              <input
                {...control()}
                type="date"
                value={values.employedFrom ?? ''}
                onChange={(event) => setValues('employedFrom', event.currentTarget.value || null)}
              />
            )}
          </Field>
          <Show when={props.person}>
            <Field label={t('setup.employedTo')} error={rangeWrong() ? t('setup.rangeWrong') : undefined}>
              {(control) => (
                <input
                  {...control()}
                  type="date"
                  value={values.employedTo ?? ''}
                  onChange={(event) => setValues('employedTo', event.currentTarget.value || null)}
                />
              )}
            </Field>
          </Show>
        </div>
        <p class={styles.note}>{t('setup.employmentHint')}</p>
      </Card>
      <Show when={props.person === null}>
        <Card>
          <Show
            when={values.weekMinutes}
            fallback={
              <>
                <p class={styles.note}>{t('setup.weekUsual')}</p>
                <Button
                  look="line"
                  small
                  onClick={() => setValues('weekMinutes', [...(me.workspace()?.defaultWeek ?? DEFAULT_WEEK)])}
                >
                  {t('setup.weekOwn')}
                </Button>
              </>
            }
          >
            {(minutes) => (
              <WeekFields
                legend={t('setup.week')}
                minutes={minutes()}
                onChange={(next) => setValues('weekMinutes', next)}
              />
            )}
          </Show>
        </Card>
      </Show>
      <Button type="submit" wide>
        {props.person
          ? t('setup.savePerson')
          : values.name.trim() === ''
            ? t('setup.createPersonPlain')
            : t('setup.createPerson', { name: values.name.trim() })}
      </Button>
    </form>
  );
}
