import type { Page } from './page.ts';

declare global {
  namespace App {
    interface Locals {
      /** What the components trainers write need of the page they stand in. */
      page: Page;
    }
  }
}
