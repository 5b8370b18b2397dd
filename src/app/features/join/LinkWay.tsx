import { useNavigate } from '@solidjs/router';
import { createSignal } from 'solid-js';
import { parseTypedCode, showTypedCode } from '../../../core/typedCode.ts';
import { Button } from '../../components/Button.tsx';
import { Field } from '../../components/Field.tsx';
import { t } from '../../words/t.ts';
import { goToProvider } from './goToProvider.ts';
import styles from './SignInScreen.module.css';
import { tokenOf } from './tokenOf.ts';

/**
 * A link that is pasted, or the code that stands for it. With `withAccount` the account that has just proved itself
 * elsewhere is linked on the way; with `suggests` this is the field at which browsers suggest passkeys.
 */
export function LinkWay(props: { withAccount: boolean; suggests: boolean }) {
  const navigate = useNavigate();
  const [text, setText] = createSignal('');
  const [wrong, setWrong] = createSignal<string | undefined>();

  const open = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const code = parseTypedCode(text());
    const token = code === null ? tokenOf(text().includes('#') ? text() : '') : showTypedCode(code);
    setWrong(token === null ? t('waysIn.notALink') : undefined);
    if (token === null) return;
    if (props.withAccount) setWrong(await goToProvider('/v1/oidc/begin', { token }));
    else navigate(`/join#${token}`);
  };

  return (
    <form class={styles.form} onSubmit={(event) => void open(event)} novalidate>
      <Field label={t('waysIn.linkOrCode')} hint={t('waysIn.linkOrCodeHint')} error={wrong()}>
        {(control) => (
          <input
            {...control()}
            autocomplete={props.suggests ? 'one-time-code webauthn' : 'off'}
            autocapitalize="characters"
            spellcheck={false}
            maxlength="300"
            value={text()}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        )}
      </Field>
      <Button type="submit" look="line" wide>
        {t(props.withAccount ? 'waysIn.joinLinked' : 'waysIn.open')}
      </Button>
    </form>
  );
}
