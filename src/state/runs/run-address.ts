import { address, oneOf, textOrNone } from '../../analysis/address';
import { MEMBERS } from '../../analysis/dimensions';
import { TARGET_FIELD } from '../../analysis/explore/interval-words';

/** What the page of runs is asked for: a kept run and what its intervals are about, or a scenario to plan one of. */
export const { read: readRunAddress, write: writeRunAddress } = address('/run', {
  run: textOrNone,
  country: oneOf(MEMBERS.country, (text) => `“${text}” is not one of the twelve countries.`, null),
  target: TARGET_FIELD,
  topic: oneOf(MEMBERS.topic, (text) => `“${text}” is not one of the eleven topics.`, null),
});
