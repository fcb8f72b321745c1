/**
 * British and American spellings of one word, as pairs of an ending and its replacement. Applied to names and texts alike: what
 * comes out need not be a word, it must only be the same for both.
 */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/isation/, 'ization'],
  [/is(e|ed|es|er|ing)$/, 'iz$1'],
  [/ys(e|ed|es|er|ing)$/, 'yz$1'],
  [/(?<=...)our(?=$|al|s$|ed$|ing$)/, 'or'],
  [/ll(?=ing$|ed$|er$)/, 'l'],
  [/^mould/, 'mold'],
  [/^centre/, 'center'],
  [/^programme(?=s?$)/, 'program'],
  [/^catalogue/, 'catalog'],
]

const pluralOf = (word: string): string => {
  if (word.length < 4 || !word.endsWith('s') || /(ss|us|is)$/.test(word)) return word
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`
  return /(sh|ch|x|ss|zz)es$/.test(word) ? word.slice(0, -2) : word.slice(0, -1)
}

/** What a word has in common with its plural and its other spelling. */
export const stemOf = (word: string): string =>
  spellings.reduce((stem, [ending, replacement]) => stem.replace(ending, replacement), pluralOf(word))

/** Words whose verb and noun differ in more than an ending. */
const irregular: ReadonlyMap<string, string> = new Map(
  [
    'analys analysi analyz analyze analyzed analyzing analysed analysing analytic analytical',
    'maintain maintenance maintaining maintained',
    'produc production produce producing produced',
    'reduc reduction reduce reducing reduced',
    'decid decision decide deciding decided',
    'resolv resolution resolve resolving resolved',
    'supervis supervision supervize supervizing supervized supervising supervised',
    'respond response responding responded respons',
    'retain retention retaining retained',
    'write written wrote writing',
    'sell sale selling sold',
    'buil build building built',
    'lead leading led leadership',
    'driv drive driving drove driven',
    'acquir acquisition acquire acquiring acquired',
    'comply compliance complying complied',
    'speak speaking spoke spoken',
    'teach teaching taught',
  ].flatMap((line) => {
    const [stem = '', ...words] = line.split(' ')
    return [stem, ...words].map((word) => [word, stem] as const)
  }),
)

/** Fields of their own: somebody who engineers, accounts or markets something does another thing. */
const fields: ReadonlySet<string> = new Set([
  'engineering',
  'marketing',
  'accounting',
  'banking',
  'learning',
  'nursing',
])

const endings: readonly (readonly [RegExp, string])[] = [
  [/ization$|iz(?:ing|ed|e)$/, 'iz'],
  [/(?<=...)at(?:ion|ing|ed|e)$/, ''],
  [/(?<=..[st])ion$/, ''],
  [/(?<=...)(?:ment|ance|ence)$/, ''],
  [/(?<=...)(?:ing|ed)$/, ''],
]

/**
 * What a verb has in common with the nouns of its action: manage, managed, managing and management; but not the manager, who is a
 * person. Takes what `stemOf` gives.
 */
export function rootOf(stem: string): string {
  const known = irregular.get(stem)
  if (known !== undefined) return known
  if (fields.has(stem)) return stem
  const shorter = endings.find(([ending]) => ending.test(stem))
  const bare = shorter ? stem.replace(shorter[0], shorter[1]) : stem
  return bare.replace(/(?<=..)([bdgklmnprt])\1$/, '$1').replace(/(?<=...)[ey]$/, '')
}
