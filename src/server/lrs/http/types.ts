/** What an xAPI request is, whichever way it was written. */
export interface XapiRequest {
  readonly method: Method;
  readonly params: URLSearchParams;
  readonly headers: Headers;
  readonly body: Uint8Array;
}

export type Method = 'GET' | 'PUT' | 'POST' | 'DELETE';
