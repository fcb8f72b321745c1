/** The European Economic Area: the European Union with its outermost regions, Iceland, Liechtenstein and Norway, by ISO 3166 codes. */
const europeanEconomicArea = new Set(
  (
    'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE ' +
    // `EU` and `EZ` are no countries, but may be all that a source says.
    'AX GF GP MQ RE YT MF IS LI NO EU EZ'
  ).split(' '),
)

/** Languages in which places are commonly written; of each, what it calls every country. */
const languages = ['en', 'de', 'fr', 'es', 'it', 'nl', 'sv', 'nb', 'da', 'fi', 'pl', 'pt', 'cs', 'hu', 'ro', 'el']
const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
/** What people write and no list has. */
const everydayNames: Readonly<Record<string, string>> = {
  usa: 'US',
  'united states of america': 'US',
  uk: 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  holland: 'NL',
  'the netherlands': 'NL',
  'czech republic': 'CZ',
}

const fold = (name: string) => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()

/** Former codes become those of the countries that followed. */
const presentCode = (code: string) => new Intl.Locale(`und-${code}`).region ?? code

let names: Map<string, string> | null = null

/** Names and codes of countries, each with its code; made at the first use. */
function countryNames(): Map<string, string> {
  if (names) return names
  names = new Map(Object.entries(everydayNames))
  for (const language of languages) {
    const display = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' })
    for (const [code, present] of knownCodes()) {
      const name = display.of(code)
      if (name && !names.has(fold(name))) names.set(fold(name), present)
    }
  }
  return names
}

let codes: Map<string, string> | null = null

/** Every code that ever named a country, with that of today; made at the first use, because asking for one is slow. */
function knownCodes(): Map<string, string> {
  if (codes) return codes
  const display = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })
  const pairs = letters.flatMap((first) => letters.map((second) => first + second))
  codes = new Map(pairs.filter((code) => display.of(code) !== undefined).map((code) => [code, presentCode(code)]))
  return codes
}

/** The code of a country as it is today, whatever the case: of `DD` it is `DE`; null for what is no code. */
export const countryCode = (text: string): string | null => knownCodes().get(text.toUpperCase()) ?? null

/** The code of the country that a place ends with (`Oslo, Norway`) or is, by its name in a common language; null where it names none. */
export function countryOf(place: string): string | null {
  const last = place.split(/[,;(]/).at(-1) ?? ''
  return countryNames().get(fold(last.replace(')', ''))) ?? null
}

/** The code of the country in the European Economic Area whose domain an e-mail address has; null for any other. */
export function areaOfDomain(email: string): string | null {
  const code = email.split('.').at(-1)?.toUpperCase() ?? ''
  return europeanEconomicArea.has(code) ? code : null
}

export const isInEuropeanEconomicArea = (code: string): boolean => europeanEconomicArea.has(code)
