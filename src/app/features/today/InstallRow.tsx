import { Show } from 'solid-js';
import { Banner } from '../../components/Banner.tsx';
import { Button } from '../../components/Button.tsx';
import { declineInstall, install, installWay } from '../../session/install.ts';
import { t } from '../../words/t.ts';

/** Suggested once something was reported and received: iOS takes cookies into the installed app, but no database. */
export function InstallRow() {
  return (
    <Banner
      tone="quiet"
      title={t('sheets.installTitle')}
      text={t(installWay() === 'by_hand' ? 'sheets.installIos' : 'sheets.installText')}
    >
      <Show when={installWay() === 'prompt'}>
        <Button look="quiet" onClick={() => void install()}>
          {t('sheets.install')}
        </Button>
      </Show>
      <Button look="quiet" onClick={declineInstall}>
        {t('sheets.installLater')}
      </Button>
    </Banner>
  );
}
