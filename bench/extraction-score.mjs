/**
 * Sentences of a file of labelled sentences (test/skills/extraction): each line is one; `[[words]]` or `[[words|code]]` marks words
 * that name a skill. `codeOf` gives the code that a name stands for.
 */
export function readLabelled(content, codeOf) {
  return content
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => {
      let text = ''
      let behind = 0
      const labels = []
      for (const { 0: mark, 1: words, 2: given, index } of line.matchAll(/\[\[([^\]|]+)(?:\|([^\]]+))?\]\]/g)) {
        text += line.slice(behind, index)
        const code = given ?? codeOf(words)
        if (!code) throw new Error(`No skill is called "${words}": ${line}`)
        labels.push({ code, start: text.length, end: text.length + words.length })
        text += words
        behind = index + mark.length
      }
      return { text: text + line.slice(behind), labels }
    })
}

const overlap = (one, other) => one.start < other.end && other.start < one.end

/**
 * Precision, recall and F1 over all sentences: what was found counts if it is a label's skill and touches its words, once for each
 * label. `exact` is the share of those that have the label's very words.
 */
export function score(sentences, find) {
  const counts = { labels: 0, found: 0, right: 0, exact: 0 }
  const mistakes = []
  for (const { text, labels } of sentences) {
    const open = [...labels]
    const found = find(text)
    const wrong = found.filter((each) => {
      const at = open.findIndex((label) => label.code === each.code && overlap(label, each))
      if (at < 0) return true
      const [label] = open.splice(at, 1)
      counts.right++
      if (label.start === each.start && label.end === each.end) counts.exact++
      return false
    })
    counts.labels += labels.length
    counts.found += found.length
    if (wrong.length || open.length) mistakes.push({ text, wrong, missed: open })
  }
  const precision = counts.found ? counts.right / counts.found : 1
  const recall = counts.labels ? counts.right / counts.labels : 1
  const f1 = precision + recall ? (2 * precision * recall) / (precision + recall) : 0
  return { ...counts, precision, recall, f1, exact: counts.right ? counts.exact / counts.right : 1, mistakes }
}
