import { expect, test } from '@playwright/test';
import { expectSound, holdStill, signInAsAdmin } from './support/admin.ts';

holdStill();

test('shows what was sold on the days that are asked for', async ({ page }) => {
  await signInAsAdmin(page);
  await page.goto('/admin');
  await page.getByRole('link', { name: '7 days' }).click();
  await expect(page).toHaveURL(/from=\d{4}-\d\d-\d\d&to=\d{4}-\d\d-\d\d/);
  await expect(page.getByRole('link', { name: '7 days' })).toHaveAttribute('aria-current', 'true');
  await page.getByLabel('From', { exact: true }).fill('2019-02-01');
  await page.getByLabel('To', { exact: true }).fill('2019-02-03');
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(page.getByRole('region', { name: 'Sales by day' })).toContainText('Nothing was sold on these days');
  await expectSound(page);
  await page.goto('/admin?from=2026-11-05&to=2026-11-01');
  await expect(page.getByText('must not be after the last day')).toBeVisible();
  await expectSound(page);
});
