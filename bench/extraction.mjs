import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parse } from 'csv-parse/sync'
import { extractSkills } from '../dist/src/skills/extract-skills.js'
import { SkillDictionary } from '../dist/src/skills/extraction/dictionary.js'
import { starterVocabulary } from '../dist/src/skills/starter/starter-vocabulary.js'
import { readLabelled, score } from './extraction-score.mjs'

const product = resolve(import.meta.dirname, '..')
const shared = resolve(process.env.FLUX_SHARED_DATA ?? join(product, '../shared/data'))

const starterNames = starterVocabulary.skills.flatMap(({ code, name, alternativeNames }) => [
  { skillId: code, name, isPreferred: true },
  ...alternativeNames.map((other) => ({ skillId: code, name: other, isPreferred: false })),
])

/** Every name wherever it stands, also inside other words, the longest first. */
function substrings(names) {
  const known = names
    .map(({ skillId, name }) => [name.toLowerCase(), skillId])
    .sort((a, b) => b[0].length - a[0].length)
  return (text) => {
    const lower = text.toLowerCase()
    const found = []
    for (const [name, code] of known)
      for (let start = lower.indexOf(name); start >= 0; start = lower.indexOf(name, start + 1)) {
        const end = start + name.length
        if (!found.some((each) => each.start < end && start < each.end)) found.push({ code, start, end })
      }
    return found
  }
}

/** Every run of up to six whole words that is a name, whatever the case, the longest first. */
function wordRuns(names) {
  const known = new Map(names.map(({ skillId, name }) => [name.toLowerCase(), skillId]))
  return (text) => {
    const words = [...text.matchAll(/[\p{L}\p{N}+#.]+/gu)].map(({ 0: word, index }) => ({
      start: index,
      end: index + word.length,
    }))
    const found = []
    for (let first = 0; first < words.length; first++)
      for (let last = Math.min(first + 5, words.length - 1); last >= first; last--) {
        const [start, end] = [words[first].start, words[last].end]
        const code = known.get(text.slice(start, end).toLowerCase().replace(/\.$/, ''))
        if (!code) continue
        found.push({ code, start, end })
        first = last
        break
      }
    return found
  }
}

async function methodsFor(names) {
  const dictionary = await SkillDictionary.compile(names)
  return {
    'names as substrings': substrings(names),
    'runs of whole words': wordRuns(names),
    ours: (text) => extractSkills(text, dictionary).map((each) => ({ ...each, code: each.skillId })),
  }
}

function printRow(name, { precision, recall, f1 }, seconds, characters) {
  const cells = [precision, recall, f1].map((each) => each.toFixed(3).padEnd(11)).join('')
  console.log(`${name.padEnd(24)}${cells}${Math.round(characters / seconds / 1000)} k`)
}

function measure(title, sentences, methods) {
  console.log(
    `\n${title}: ${sentences.length} sentences\n${'method'.padEnd(24)}precision  recall     F1         characters/s`,
  )
  const characters = sentences.reduce((sum, { text }) => sum + text.length, 0)
  for (const [name, find] of Object.entries(methods)) {
    for (const { text } of sentences) find(text) // warm
    const begun = performance.now()
    const found = new Map(sentences.map(({ text }) => [text, find(text)]))
    printRow(
      name,
      score(sentences, (text) => found.get(text)),
      (performance.now() - begun) / 1000,
      characters,
    )
  }
}

const codes = new Map(starterNames.map(({ name, skillId }) => [name.toLowerCase(), skillId]))
const starterMethods = await methodsFor(starterNames)
for (const half of ['development', 'held-out']) {
  const file = join(product, 'test/skills/extraction', `${half}-sentences.txt`)
  measure(
    `Labelled by hand, ${half}`,
    readLabelled(readFileSync(file, 'utf8'), (name) => codes.get(name.toLowerCase())),
    starterMethods,
  )
}

/** Sentences of a published set, each with the ESCO skills that annotators found anywhere in it: spans are not compared. */
function readAnnotated(file) {
  const rows = parse(readFileSync(file, 'utf8'), { columns: true, relax_column_count: true, relax_quotes: true })
  const sentences = new Map()
  for (const { sentence, label } of rows) {
    const labels = sentences.get(sentence) ?? new Set()
    if (label && !['LABEL NOT PRESENT', 'UNDERSPECIFIED'].includes(label)) labels.add(label.toLowerCase())
    sentences.set(sentence, labels)
  }
  return [...sentences].map(([text, labels]) => ({
    text,
    labels: [...labels].map((code) => ({ code, start: 0, end: text.length })),
  }))
}

const escoFile = join(shared, 'esco/skills_en_label.txt')
if (!existsSync(escoFile))
  console.log(`\nThe published sets are not measured: they are not in ${shared} (FLUX_SHARED_DATA)`)
else {
  const labels = [...new Set(readFileSync(escoFile, 'utf8').split(/\r?\n/).filter(Boolean))]
  const names = labels.map((name) => ({ skillId: name.toLowerCase(), name, isPreferred: true }))
  const methods = await methodsFor(names)
  for (const set of ['house', 'tech'])
    measure(
      `${set} (ESCO labels, anywhere in the sentence)`,
      readAnnotated(join(shared, 'skill-extraction', `${set}_validation_annotations.csv`)),
      methods,
    )
}
