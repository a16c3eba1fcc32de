/** As pages and the packaging command give it to the suspend data. */
import { deflateSync, inflateSync } from 'fflate';
import type { Compression } from '../../src/core/scorm/suspend.ts';

export const compression: Compression = {
  deflate: (data) => deflateSync(data, { level: 9 }),
  inflate: (data) => inflateSync(data),
};
