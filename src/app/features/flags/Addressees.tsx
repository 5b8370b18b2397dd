import { createMemo, createSignal, For } from 'solid-js';
import { Button } from '../../components/Button.tsx';
import { Card } from '../../components/Card.tsx';
import { Chip } from '../../components/Chip.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useMe } from '../../me/MeProvider.tsx';
import { createRows } from '../../replica/createRows.ts';
import { language, t } from '../../words/t.ts';
import styles from './FlagsScreen.module.css';

/** To whom a flag goes, and who will see it: said before it is sent. */
export function Addressees(props: { toIds: readonly string[]; onChange: (ids: readonly string[]) => void }) {
  const me = useMe();
  const teams = createRows('team');
  const people = createRows('person');
  const [changing, setChanging] = createSignal(false);
  const leadIds = createMemo(() => {
    const mine = me.actor().teamIds;
    const leads = teams()
      .filter((team) => mine.includes(team.id))
      .flatMap((team) => team.leadIds);
    return [...new Set(leads)].filter((id) => id !== me.session.personId);
  });
  const nameOf = (id: string): string => people().find((person) => person.id === id)?.name ?? '?';
  const list = (ids: readonly string[]): string =>
    new Intl.ListFormat(language(), { type: 'conjunction' }).format(ids.map(nameOf));
  const words = (): string => {
    const leads = leadIds();
    if (leads.length === 0 && props.toIds.length === 0) return t('flags.toManagers');
    if (props.toIds.length > 0) return t('flags.toOthers', { names: list([...leads, ...props.toIds]) });
    return t(leads.length === 1 ? 'flags.to' : 'flags.toLeads', { names: list(leads) });
  };
  const others = createMemo(() =>
    people().filter(
      (person) => person.active && person.id !== me.session.personId && !leadIds().includes(person.id),
    ),
  );
  const toggle = (id: string): void => {
    props.onChange(
      props.toIds.includes(id) ? props.toIds.filter((other) => other !== id) : [...props.toIds, id],
    );
  };
  return (
    <>
      <Card look="tint">
        <div class={styles.row}>
          <div>
            <p class={styles.to}>{words()}</p>
            <p class={styles.small}>{t('flags.whoSees')}</p>
          </div>
          <Button look="quiet" disabled={others().length === 0} onClick={() => setChanging(true)}>
            {t('shell.change')}
          </Button>
        </div>
      </Card>
      <Sheet
        open={changing()}
        title={t('flags.addresseesTitle')}
        sub={t('flags.addresseesSub')}
        onClose={() => setChanging(false)}
        actions={<Button onClick={() => setChanging(false)}>{t('shell.close')}</Button>}
      >
        <div class={styles.chips}>
          <For each={others()}>
            {(person) => (
              <Chip pressed={props.toIds.includes(person.id)} onClick={() => toggle(person.id)}>
                {person.name}
              </Chip>
            )}
          </For>
        </div>
      </Sheet>
    </>
  );
}
