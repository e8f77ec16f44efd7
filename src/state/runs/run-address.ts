import { address, oneOf, textOrNone } from '../../analysis/address';
import { MEMBERS } from '../../analysis/dimensions';

/** What the page of runs is asked for: a kept run, or a scenario to plan one of. */
export const { read: readRunAddress } = address('/run', {
  run: textOrNone,
  country: oneOf(MEMBERS.country, (text) => `“${text}” is not one of the twelve countries.`, null),
  topic: oneOf(MEMBERS.topic, (text) => `“${text}” is not one of the eleven topics.`, null),
});
