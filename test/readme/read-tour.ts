import { readFileSync } from 'node:fs'

export const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')

/** One thing that the tour tells its reader to send, and what it says of the answer. */
export interface TourStep {
  /** Of the heading it stands under. */
  readonly number: number
  readonly title: string
  /** Null: a command for a shell. */
  readonly role: string | null
  /** The GraphQL document, or the command. */
  readonly text: string
  readonly variables: object
  /** Part of the answer's `data`; null where nothing is said. */
  readonly answer: object | null
}

const block =
  /^```(sh|graphql|json)\n(.*?)^```$|[Ss]end the same as `(\w+)`|^And the same as `(\w+)`|^(Variables|Answer):$/gms

/** The tour of the README, block by block as it stands there. */
export function readTour(): TourStep[] {
  const [, tour = ''] = /^## A tour$(.*?)^## /ms.exec(readme) ?? []
  return tour
    .split(/^### /m)
    .slice(1)
    .flatMap((section) => {
      const [, number, title = ''] = /^(\d+)\. (.*)$/m.exec(section) ?? []
      return readSection(Number(number), title, section)
    })
}

function readSection(number: number, title: string, section: string): TourStep[] {
  const steps: TourStep[] = []
  let label = ''
  const change = (changes: Partial<TourStep>) => steps.push({ ...(steps.pop() as TourStep), ...changes })
  for (const [, language, text = '', again, alsoAgain, newLabel] of section.matchAll(block)) {
    const role = again ?? alsoAgain
    if (newLabel) label = newLabel
    else if (role) steps.push({ ...(steps.at(-1) as TourStep), role, answer: null })
    else if (language === 'json') change({ [label.toLowerCase()]: JSON.parse(text) })
    else {
      const named = /^# as: (\w+)$/m.exec(text)?.[1] ?? null
      steps.push({ number, title, role: named, text, variables: {}, answer: null })
    }
  }
  return steps
}

/** The variables of a step with each `"$2.some.path"` replaced by what stands there in answer 2. */
export function fillIn(variables: unknown, answers: ReadonlyMap<number, unknown>): unknown {
  if (Array.isArray(variables)) return variables.map((item) => fillIn(item, answers))
  if (typeof variables === 'object' && variables !== null)
    return Object.fromEntries(Object.entries(variables).map(([key, value]) => [key, fillIn(value, answers)]))
  const reference = typeof variables === 'string' && /^\$(\d+)\.(.+)$/.exec(variables)
  if (!reference) return variables
  const [, number, path = ''] = reference
  const found = path
    .split('.')
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], answers.get(Number(number)))
  if (typeof found !== 'string') throw new Error(`Answer ${number} has no text at ${path}`)
  return found
}
