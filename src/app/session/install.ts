import { createSignal } from 'solid-js';

/** Chromium's own event; other engines have none. */
interface InstallPrompt extends Event {
  prompt(): Promise<unknown>;
}

const KEY = 'plimsoll.install';
const [prompt, setPrompt] = createSignal<InstallPrompt | null>(null);
const [declined, setDeclined] = createSignal(wasDeclined());

// Comes once, long before it is of use: asking is for after the first report.
addEventListener('beforeinstallprompt', (event) => {
  event.preventDefault();
  setPrompt(event as InstallPrompt);
});
addEventListener('appinstalled', () => setPrompt(null));

function wasDeclined(): boolean {
  try {
    return localStorage.getItem(KEY) === 'no';
  } catch {
    // Storage is blocked; an installed app would keep nothing either.
    return true;
  }
}

const installed = (): boolean =>
  matchMedia('(display-mode: standalone)').matches ||
  (navigator as { standalone?: boolean }).standalone === true;

/** iOS has no prompt: there the way is told. */
const byHand = (): boolean => 'standalone' in navigator;

/** How this device can keep the app on its home screen; null where it cannot, has it, or its person said no. */
export function installWay(): 'prompt' | 'by_hand' | null {
  if (declined() || installed()) return null;
  if (prompt()) return 'prompt';
  return byHand() ? 'by_hand' : null;
}

export async function install(): Promise<void> {
  await prompt()?.prompt();
  setPrompt(null);
}

export function declineInstall(): void {
  setDeclined(true);
  try {
    localStorage.setItem(KEY, 'no');
  } catch {
    // Then it is asked again next time.
  }
}
