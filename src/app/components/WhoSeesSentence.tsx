import { createMemo } from 'solid-js';
import { type Private, whoSees } from '../../core/whoSees.ts';
import { useMe } from '../me/MeProvider.tsx';
import { createRows } from '../replica/createRows.ts';
import { language, t } from '../words/t.ts';
import styles from './WhoSeesSentence.module.css';

export default function WhoSeesSentence(props: { of: Private }) {
  const me = useMe();
  const teams = createRows('team');
  const readers = createMemo(() => {
    const mine = me.actor().teamIds;
    const lead = teams().some(
      (team) => mine.includes(team.id) && team.leadIds.some((id) => id !== me.session.personId),
    );
    return whoSees(props.of, { team: mine.length > 0, lead });
  });
  const words = (): string => {
    const others = readers().filter((reader) => reader !== 'you');
    if (others.length === 0) return t('sheets.seesNobody');
    const names = others.map((reader) => t(`sheets.sees_${reader}`));
    return t(props.of === 'checkin' ? 'sheets.seesCheckin' : 'sheets.sees', {
      who: new Intl.ListFormat(language(), { type: 'conjunction' }).format(names),
    });
  };
  return <p class={styles.sentence}>{words()}</p>;
}
