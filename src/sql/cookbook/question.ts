/** A worked question of the SQL page. */
export interface Question {
  /** Stays the same, for links. */
  readonly id: string;
  readonly question: string;
  readonly sql: string;
  /** What its answer says; true for the published data, with or without the release's texts. */
  readonly says: string;
  /** How the answer is best shown first. */
  readonly view?: 'chart';
}

export interface QuestionGroup {
  readonly title: string;
  readonly questions: readonly Question[];
}
