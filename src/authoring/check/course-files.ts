/** All that is read of a course's folder, before it is known to be sound. */
import type { Term } from '../../core/course/course.ts';
import type { ContentFiles } from '../files.ts';
import type { ModuleFiles } from '../modules.ts';
import type { PageFile } from '../pages.ts';
import type { GuideInput } from '../schemas/guide.ts';
import type { Settings } from '../settings.ts';

export interface CourseFiles {
  readonly sourceIds: ReadonlySet<string>;
  readonly files: ContentFiles;
  readonly settings: Settings;
  readonly glossary: readonly Term[];
  readonly modules: readonly ModuleFiles[];
  readonly guide: readonly PageFile<GuideInput>[];
}
