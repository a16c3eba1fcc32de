/** Both languages: trainers read French, tools and their makers English. */
export interface Labels {
  readonly fr: string;
  readonly en: string;
}
