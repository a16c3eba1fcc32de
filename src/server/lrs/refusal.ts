/** A request that is not done, with its status and the reason as the client may read it. */
export class Refusal extends Error {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.status = status;
    this.headers = headers;
  }
}

export class BadRequest extends Refusal {
  constructor(message: string) {
    super(400, message);
  }
}
