/** What every resource of the LRS is given. */
import type { Access } from './access.ts';
import type { XapiRequest } from './types.ts';
import type { XapiVersion } from '../version.ts';

export interface Call {
  readonly request: XapiRequest;
  readonly version: XapiVersion;
  readonly access: Access;
  /** Where this server is known under: origin, without trailing slash. */
  readonly origin: string;
}

export type Resource = (call: Call) => Response | Promise<Response>;

export function json(value: unknown, headers: Readonly<Record<string, string>> = {}): Response {
  return jsonText(JSON.stringify(value), headers);
}

export function jsonText(text: string, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(text, { headers: { 'content-type': 'application/json', ...headers } });
}

export function noContent(headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(null, { status: 204, headers });
}
