import { parse, print } from 'graphql'
import { called } from './delta.js'
import { writeOperation } from './document.js'
import type { Leak } from './pair.js'
import type { Answer } from './servers.js'
import type { Broken } from './side-rules.js'

const around = 160

/** What comes before and after the first place in which two texts differ. */
function firstDifference(first: string, second: string): string {
  let place = 0
  while (place < first.length && first[place] === second[place]) place++
  const from = Math.max(0, place - around)
  const cut = (text: string) => `${from ? '…' : ''}${text.slice(from, place)}⟦${text.slice(place, place + around)}⟧`
  return `  first world   ${cut(first)}\n  second world  ${cut(second)}`
}

/** A promise that an answer broke by itself; the second world has no part in it. */
const reportBroken = (leak: Leak, { sentence, texts }: Broken): string[] => [
  sentence,
  `Viewer: ${describeViewer(leak)}`,
  ...(texts[1] ? [firstDifference(...texts)] : [texts[0]]),
]

const partOf = ({ difference }: Leak, answer: Answer): string => {
  if (difference === 'statements') return answer.statements.map((text) => text.replace(/\s+/g, ' ')).join('\n      ')
  return difference === 'status'
    ? `${answer.status} ${answer.body}`
    : difference === 'headers'
      ? answer.headers
      : answer.body
}

function describeViewer({ world, viewer }: Leak): string {
  if (viewer.employer === null) return 'nobody is signed in'
  const who = viewer.person ? called(world, viewer.person) : 'somebody without a record'
  return `${who} of ${viewer.employer}, as ${viewer.roles.join(', ')}`
}

/** A leak as a person reads it: who sees what, through which question. */
export function reportLeak(leak: Leak, replay: string): string {
  if (leak.broken) return [...reportBroken(leak, leak.broken), `Replay: ${replay}`].join('\n')
  const sent = leak.steps.map(({ operation, number }) => writeOperation(operation, number))
  const operations = sent.map(({ query, variables }) => {
    const text = print(parse(query)).replaceAll('\n', '\n  ')
    return `  ${text}${Object.keys(variables).length ? `\n  with ${JSON.stringify(variables)}` : ''}`
  })
  return [
    `The ${leak.difference} of an answer tells of something hidden.`,
    `Viewer: ${describeViewer(leak)}`,
    ...(leak.hide ? [`Before, ${called(leak.world, leak.hide.person)} hid ${leak.hide.facet} from everybody.`] : []),
    'What differs between the two worlds, all of it hidden from this viewer:',
    ...leak.deltas.map(({ sentence }) => `  - ${sentence}`),
    leak.steps.length > 1 ? 'What was asked, one after another:' : 'What was asked:',
    ...operations,
    'What came of the last:',
    firstDifference(...(leak.answers.map((answer) => partOf(leak, answer)) as [string, string])),
    `Replay: ${replay}`,
  ].join('\n')
}
