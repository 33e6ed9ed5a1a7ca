import { drawChapter, drawFolded, drawLegend, type Frame } from '../terminal/picture.ts'
import { openScreen, type Screen } from '../terminal/screen.ts'
import { createStory, type Chapter } from '../terminal/story.ts'
import type { MockGenesys } from '../../mock.ts'
import { breakAt } from '../terminal/columns.ts'
import type { Paint, Style } from '../paint.ts'
import { headerOf, sentenceOf, type Narrator, type Write } from './narrator.ts'
import { hints } from './hints.ts'

/** Milliseconds between redraws of the screen: ten per second show a countdown in tenths. */
const FRAME_MS = 100
/** Columns of what is printed when standard output is not a terminal. */
const PRINTED_COLUMNS = 79
const LEGEND_ROWS = 2
/** Earlier parts that are shown as one line each. */
const MAX_FOLDED = 6

/** Draws a timeline: in place on a terminal, printed act by act anywhere else. */
export const terminalNarrator = (stream: NodeJS.WriteStream, write: Write, paint: Paint): Narrator => {
  const story = createStory()
  let mock: MockGenesys | undefined
  let receiverUrl = ''
  let screen: Screen | undefined
  let drawing: ReturnType<typeof setInterval> | undefined
  let last: readonly FootLine[] = []

  const frame = (columns: number): Frame => ({
    columns,
    paint,
    now: mock?.clock.now() ?? 0,
    who: (id) => mock?.subscriptions().find((one) => one.id === id)?.name ?? id,
  })
  const printed = (chapter: Chapter): string[] => [
    '',
    ...drawChapter(chapter, frame(screen?.columns ?? PRINTED_COLUMNS)),
  ]
  const draw = (): void => {
    if (!screen || !mock) return
    const seen = frame(screen.columns)
    screen.draw(
      drawScreen({
        head: headLine(mock, paint, seen.columns),
        chapters: story.chapters(),
        foot: footOf(last, seen.columns, paint),
        frame: seen,
        rows: screen.rows,
      }),
    )
  }
  return {
    ready(started, url) {
      mock = started
      receiverUrl = url
      for (const line of headerOf(mock.url, receiverUrl, paint)) write(line)
      if (!stream.isTTY) return
      screen = openScreen(stream)
      drawing = setInterval(draw, FRAME_MS)
      stream.on('resize', draw)
      draw()
    },
    entry: (entry) => story.read(entry),
    playing() {
      last = []
    },
    actEnded() {
      const chapter = story.chapters().at(-1)
      if (!screen && chapter) for (const line of printed(chapter)) write(line)
    },
    played(sum, { stays, again }) {
      if (!mock) return
      last = [
        { text: sentenceOf(sum) },
        { text: `One interaction from start to end: curl -X POST ${mock.controlUrl}/interactions`, style: 'dim' },
        { text: `${again ? 'Enter plays the acts again, ' : ''}Ctrl-C ends the demo`, style: 'dim' },
      ]
      if (screen) return
      for (const line of ['', ...drawLegend(frame(PRINTED_COLUMNS)), '', sentenceOf(sum)]) write(line)
      if (stays)
        for (const line of ['', ...hints({ url: mock.url, controlUrl: mock.controlUrl, paint, again })]) write(line)
    },
    close() {
      clearInterval(drawing)
      stream.off('resize', draw)
      if (!screen || !mock) return
      screen.close()
      // The last picture stays above the shell prompt.
      for (const line of [
        ...story.chapters().flatMap(printed),
        '',
        ...drawLegend(frame(screen.columns)),
        ...footOf(last.slice(0, 1), screen.columns, paint),
      ])
        write(line)
    },
  }
}

interface FootLine {
  readonly text: string
  readonly style?: Style
}

/** Lines below the picture, broken at words where the terminal is narrow. */
const footOf = (lines: readonly FootLine[], columns: number, paint: Paint): string[] =>
  lines.flatMap(({ text, style }) => breakAt(text, columns).map((line) => (style ? paint(style, line) : line)))

const headLine = (mock: MockGenesys, paint: Paint, columns: number): string => {
  const name = 'mock-genesys'
  const time = new Date(mock.clock.now()).toISOString().slice(11, 21)
  const link = `${mock.url}/`
  const room = columns - name.length - link.length - time.length - 2
  return room < 0
    ? paint('cyan', link)
    : `${paint('bold', name)} ${paint('cyan', link)} ${' '.repeat(room)}${paint('dim', time)}`
}

/**
 * Lays out a screen between the header and the footer: the newest part with as many lanes as fit, then earlier parts
 * while there is room, and one line for each other part.
 */
export const drawScreen = ({
  head,
  chapters,
  foot,
  frame,
  rows,
}: {
  head: string
  chapters: readonly Chapter[]
  foot: readonly string[]
  frame: Frame
  rows: number
}): string[] => {
  const below = rows > 12 ? [...drawLegend(frame).slice(0, LEGEND_ROWS), ...foot] : []
  const room = rows - 1 - below.length
  const folded = chapters.map((chapter) => drawFolded(chapter, frame))
  let drawn: string[] = []
  let index = chapters.length - 1
  for (; index >= 0; index--) {
    const chapter = chapters[index]
    if (!chapter) break
    // Earlier ones take a line each.
    const left = room - (rows > 12 ? Math.min(index, MAX_FOLDED) : 0)
    const all = ['', ...drawChapter(chapter, frame)]
    if (drawn.length + all.length <= left) drawn = [...all, ...drawn]
    else if (drawn.length > 0) break
    else {
      // Even the newest part does not fit: draw fewer of its lanes.
      for (let lanes = chapter.lanes.length - 1; lanes >= 0 && drawn.length === 0; lanes--) {
        const fewer = ['', ...drawChapter(chapter, frame, lanes)]
        if (fewer.length <= left || lanes === 0) drawn = fewer
      }
    }
  }
  const before = folded.slice(0, index + 1).slice(-Math.max(0, Math.min(MAX_FOLDED, room - drawn.length)) || Infinity)
  const above = room > drawn.length ? [...before, ...drawn] : drawn
  return [head, ...above, ...Array.from<string>({ length: Math.max(0, room - above.length) }).fill(''), ...below]
}
