import { parseArgs } from 'node:util'
import { findEmployer, type WithDatabase } from './command-database.js'
import { readConfig } from './config.js'
import type { Database } from './database/database.js'
import { compareEditions, listEditions, putInForce, putStarterInForce } from './genome/editions.store.js'
import { type Learned, learnEdition, learnStarterEdition } from './genome/learn.store.js'
import { describeCard } from './genome/model-card.js'
import type { Request } from './request.js'
import { UsageError } from './usage-error.js'

export const editionUsage = `  genome learn [--employer NAME]           learn the next edition from an employer's people; without one, derive the
                                           starter edition from the vocabularies
  genome editions [--employer NAME]        list the editions
  genome card N [--employer NAME]          what an edition was learned from
  genome compare N M [--employer NAME]     how two editions differ
  genome use N|starter [--employer NAME]   put an edition in force again
`

/** What a command of editions works with: an employer's learned ones, or (without one) the starter editions. */
interface Editions {
  readonly kind: 'learned' | 'starter'
  readonly names: readonly string[]
  in<T>(work: (request: Request) => Promise<T>): Promise<T>
}

type EditionCommand = (editions: Editions) => Promise<string>

function readNumber(name: string | undefined): number {
  const number = Number(name)
  if (!Number.isInteger(number) || number < 1) throw new UsageError('Editions are named by their numbers')
  return number
}

/** On one line that is written again and again. */
export const showLearning = (step: string, share: number): void => {
  if (process.stderr.isTTY)
    process.stderr.write(`\r${step.padEnd(40)} ${String(Math.floor(share * 100)).padStart(3)} %`)
}

function describeLearned({ edition, people, withdrawn }: Learned, minimumPeople: number): string {
  const taken = withdrawn ? ` ${withdrawn} former editions were withdrawn, for somebody is to be forgotten.` : ''
  return edition
    ? `Edition ${edition.number} is in force.${taken}\n${describeCard(edition)}`
    : `${people} people let the genome learn, fewer than ${minimumPeople}: no edition was learned.${taken}`
}

const learn: EditionCommand = async (editions) => {
  if (editions.kind === 'starter')
    return describeCard(await editions.in((request) => learnStarterEdition(request, showLearning)))
  const { minimumPeople } = readConfig(process.env).genome
  const learned = await editions.in((request) => learnEdition(request, minimumPeople, showLearning))
  if (!learned) throw new Error('Another process is learning for this employer at this moment')
  return describeLearned(learned, minimumPeople)
}

const list: EditionCommand = async ({ kind, in: run }) => {
  const editions = await run((request) => listEditions(request, kind))
  const inForce = [...editions].sort((a, b) => Number(b.inForceSince) - Number(a.inForceSince))[0]
  const lines = editions.map((edition) => {
    const { number, learnedAt, people, facts, skills, edges, digest, withdrawnAt } = edition
    const standing = edition === inForce && edition.inForceSince ? ' in force' : withdrawnAt ? ' withdrawn' : ''
    return `${number}  ${learnedAt.toISOString()}  ${people} people, ${facts} facts, ${skills} skills, ${edges} edges  ${digest.toString('hex').slice(0, 16)}${standing}`
  })
  return lines.join('\n') || 'There is no edition: the starter edition answers'
}

const showCard: EditionCommand = async ({ kind, names, in: run }) => {
  const number = readNumber(names[0])
  const edition = (await run((request) => listEditions(request, kind))).find((each) => each.number === number)
  if (!edition) throw new UsageError(`There is no edition ${number}`)
  return describeCard(edition)
}

const compare: EditionCommand = async ({ kind, names, in: run }) => {
  const numbers = [readNumber(names[0]), readNumber(names[1])] as const
  const { lost, gained, kept, meanChange, largest } = await run((request) => compareEditions(request, kind, numbers))
  const shown = (affinity: number | null) => (affinity === null ? 'none' : affinity.toFixed(3))
  return [
    `${kept} edges are in both, ${lost} in ${numbers[0]} alone, ${gained} in ${numbers[1]} alone; affinities differ by ${meanChange.toFixed(4)} on average`,
    ...largest.map(
      ({ skill, adjacent, before, after }) => `  ${skill} – ${adjacent}: ${shown(before)} → ${shown(after)}`,
    ),
  ].join('\n')
}

const use: EditionCommand = async ({ kind, names, in: run }) => {
  if (names[0] === 'starter' && kind === 'learned') {
    await run(putStarterInForce)
    return 'The starter edition is in force.'
  }
  const { number } = await run((request) => putInForce(request, kind, readNumber(names[0])))
  return `Edition ${number} is in force.`
}

/** How many editions each command names. */
const commands: Readonly<Record<string, readonly [EditionCommand, number]>> = {
  learn: [learn, 0],
  editions: [list, 0],
  card: [showCard, 1],
  compare: [compare, 2],
  use: [use, 1],
}

async function runCommand(
  [command, expected]: readonly [EditionCommand, number],
  args: readonly string[],
  database: Database,
) {
  const { positionals: names, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { employer: { type: 'string' } },
  })
  if (names.length !== expected) throw new UsageError(expected ? `Name ${expected} editions` : 'Name no edition')
  const employer = values.employer === undefined ? null : await findEmployer(database, values.employer)
  const answer = await command({
    kind: employer ? 'learned' : 'starter',
    names,
    in: (work) => database.platform(employer?.id ?? null, new Date(), work),
  })
  if (process.stderr.isTTY) process.stderr.write('\n')
  process.stdout.write(`${answer}\n`)
}

/** `genome learn`, `editions`, `card`, `compare`, `use`. */
export const editionCommands: Readonly<
  Record<string, (args: readonly string[], withDatabase: WithDatabase) => Promise<void>>
> = Object.fromEntries(
  Object.entries(commands).map(([name, command]) => [
    name,
    (args: readonly string[], withDatabase: WithDatabase) =>
      withDatabase((database) => runCommand(command, args, database)),
  ]),
)
