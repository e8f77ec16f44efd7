/** The 56 Schwartz values in their ten types, in the VIA release's spelling and order. */

export const SCHWARTZ_TYPES = {
  Power: ['Social Power', 'Authority', 'Wealth', 'Preserving my Public Image', 'Social Recognition'],
  Achievement: ['Successful', 'Capable', 'Ambitious', 'Influential', 'Intelligent', 'Self-Respect'],
  Hedonism: ['Pleasure', 'Enjoying Life'],
  Stimulation: ['Daring', 'A Varied Life', 'An Exciting Life'],
  'Self-direction': ['Creativity', 'Curious', 'Freedom', 'Choosing Own Goals', 'Independent'],
  Universalism: [
    'Protecting the Environment',
    'A World of Beauty',
    'Broad-Minded',
    'Social Justice',
    'Wisdom',
    'Equality',
    'A World at Peace',
    'Inner Harmony',
    'Unity With Nature',
  ],
  Benevolence: [
    'Helpful',
    'Honest',
    'Forgiving',
    'Loyal',
    'Responsible',
    'True Friendship',
    'A Spiritual Life',
    'Mature Love',
    'Meaning in Life',
  ],
  Tradition: [
    'Devout',
    'Accepting my Portion in Life',
    'Humble',
    'Moderate',
    'Respect for Tradition',
    'Detachment',
  ],
  Conformity: ['Politeness', 'Honoring of Parents and Elders', 'Obedient', 'Self-Discipline'],
  Security: [
    'Clean',
    'National Security',
    'Social Order',
    'Family Security',
    'Reciprocation of Favors',
    'Healthy',
    'Sense of Belonging',
  ],
} as const satisfies Record<string, readonly string[]>;

export type SchwartzType = keyof typeof SCHWARTZ_TYPES;

export interface SchwartzValue {
  readonly value: string;
  readonly type: SchwartzType;
}

export const SCHWARTZ_VALUES: readonly SchwartzValue[] = (
  Object.entries(SCHWARTZ_TYPES) as [SchwartzType, readonly string[]][]
).flatMap(([type, values]) => values.map((value) => ({ value, type })));
