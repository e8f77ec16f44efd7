/** The eleven social topics of VIA, in the release's order. */

export interface Topic {
  readonly topic: string;
  /** The poster's short name, for axes and narrow screens. */
  readonly short: string;
}

export const TOPICS: readonly Topic[] = [
  { topic: 'Politics', short: 'Politics' },
  { topic: 'Social Networks', short: 'Social Networks' },
  { topic: 'Social Inequality', short: 'Inequality' },
  { topic: 'Family & Changing Gender Roles', short: 'Family' },
  { topic: 'Work Orientation', short: 'Work' },
  { topic: 'Religion', short: 'Religion' },
  { topic: 'Environment', short: 'Environment' },
  { topic: 'National Identity', short: 'National Identity' },
  { topic: 'Citizenship', short: 'Citizenship' },
  { topic: 'Leisure Time and Sports', short: 'Leisure' },
  { topic: 'Health and Health Care', short: 'Health' },
];
