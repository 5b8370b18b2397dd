import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const TARGET_SIZE = 'target-size';
/** axe has no frames to look into here, and its other mode opens a page of its own each time. */
const builder = (page: Page): AxeBuilder => new AxeBuilder({ page }).setLegacyMode();

/** What axe finds on a page, WCAG 2.2's `target-size` included, which it leaves off by itself. */
export async function axeFaults(page: Page): Promise<string[]> {
  const { violations, passes } = await builder(page)
    .options({ rules: { [TARGET_SIZE]: { enabled: true } } })
    .analyze();
  if (!passes.some(({ id }) => id === TARGET_SIZE)) throw new Error('axe measured no targets');
  const faults: string[] = [];
  for (const { id, nodes } of violations)
    for (const { html, target } of nodes) {
      const selector = target.join(' ');
      if (id === TARGET_SIZE && (await isLargeEnoughInView(page, selector))) continue;
      faults.push(`${id}: ${html.slice(0, 200)}`);
    }
  return faults;
}

/** What scrolls under a bar is small only where it is half under it: measured again in the middle of the screen. */
async function isLargeEnoughInView(page: Page, selector: string): Promise<boolean> {
  await page.locator(selector).evaluate((element) => element.scrollIntoView({ block: 'center' }));
  const { violations } = await builder(page)
    .include(selector)
    .options({ runOnly: [TARGET_SIZE] })
    .analyze();
  return violations.length === 0;
}
