import { engines } from '#contract/catalogue/messages/engines';
import { fileJobs } from '#contract/catalogue/messages/fileJobs';
import { findings } from '#contract/catalogue/messages/findings';
import { geometry } from '#contract/catalogue/messages/geometry';
import { layout } from '#contract/catalogue/messages/layout';
import { learningJobs } from '#contract/catalogue/messages/learningJobs';
import { nets } from '#contract/catalogue/messages/nets';
import { picking } from '#contract/catalogue/messages/picking';
import { pieces } from '#contract/catalogue/messages/pieces';
import { projects } from '#contract/catalogue/messages/projects';
import { radar } from '#contract/catalogue/messages/radar';
import { services } from '#contract/catalogue/messages/services';
import { sources } from '#contract/catalogue/messages/sources';

/**
 * Messages that are made in English outside the window, by jobs, the domain, main and the SEG-Y library, and their
 * German. A key has a placeholder for each value; its names only say which value is which.
 */
export const GERMAN_MESSAGES: Readonly<Record<string, string>> = {
  ...pieces,
  ...picking,
  ...nets,
  ...engines,
  ...learningJobs,
  ...fileJobs,
  ...findings,
  ...projects,
  ...services,
  ...radar,
  ...geometry,
  ...layout,
  ...sources,
};
