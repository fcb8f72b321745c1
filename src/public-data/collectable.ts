import { areaOfDomain, isInEuropeanEconomicArea } from './countries.js'
import { BadRecord, type ReadProfile } from './profile.js'

/** Nobody known to be younger is collected. */
export const youngestAge = 13

const yearsBefore = (today: string, years: number) => `${Number(today.slice(0, 4)) - years}${today.slice(4)}`

/**
 * May a person's data be collected into the Public Data Set? Not in the European Economic Area, by the places that the source
 * names or, where it names none, by the domain of an address; not where no country is known at all; not who may be under 13.
 * `otherwise`: the country of everybody for whom the source names none. `today`: `YYYY-MM-DD`.
 * @throws BadRecord with the reason.
 */
export function checkCollectable(
  { profile, countries, bornBy }: ReadProfile,
  today: string,
  otherwise: string | null,
): void {
  const known = countries.length ? countries : [...profile.emails.flatMap((email) => areaOfDomain(email) ?? [])]
  if (known.some(isInEuropeanEconomicArea)) throw new BadRecord('is of a person in the European Economic Area')
  if (known.length === 0 && otherwise === null)
    throw new BadRecord('names no country: it could be of a person in the European Economic Area')
  if (bornBy !== null && bornBy > yearsBefore(today, youngestAge))
    throw new BadRecord(`is of a person who may be under ${youngestAge}`)
}
