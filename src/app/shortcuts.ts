import {
  epoch,
  isCompared,
  LECTURE_PANES,
  page,
  redo,
  restart,
  setPane,
  setTheme,
  step,
  stepBack,
  toggleLecture,
  togglePlay,
  undo,
} from '../page'
import { KEYS } from '../page/state/keys'
import { toggleFullScreen } from '../panels/header/full-screen'
import { setComparing } from '../panels/set-comparing'
import { changeSpeed } from '../panels/transport/speeds'

/** On the network's page: always, while nothing has the focus, or unless the key would press what has it. */
type Where = 'network' | 'unfocused' | 'unpressed' | 'everywhere'

interface Press {
  readonly key: string // as buttons show it, or as tinykeys names it
  readonly act: (showHelp: () => void) => unknown
  readonly where?: Where // 'network' if omitted
}

interface Shortcut {
  readonly keys: string // as the help shows them
  readonly does: string
  readonly press: readonly Press[]
}

const loadInside = () => import('../page/inside/inside')
type InsideActions = Awaited<ReturnType<typeof loadInside>>

const isInside = () => page.getState().inside !== null
const enter = (from: 'start' | 'selection') => void loadInside().then((inside) => inside.enterInside(from))

/** Act on the step walked through; outside of one do something else, or nothing. */
const walking =
  (act: (inside: InsideActions) => void, outside: () => void = () => {}) =>
  () =>
    isInside() ? void loadInside().then(act) : outside()

/** A small part of its own that is asked for at once: were it loaded with the first such key, a step pressed after it would come before it. */
const quickChanges = import('../panels/lecture/quick-changes')

/** Make a live change by one key. */
const quickly = (act: (changes: Awaited<typeof quickChanges>) => void) => () => void quickChanges.then(act)

/** To the field of the answer, or on from there. */
const toAnswer = () =>
  document.querySelector<HTMLElement>('.answer-form :is(.input, .select), .answer-outcome [data-variant="primary"]')?.focus()

const leaveForEpoch = (inside: InsideActions) => {
  inside.leaveInside()
  epoch()
}

const play = walking((inside) => inside.toggleWalking(), togglePlay)
const forward = walking(
  (inside) => inside.nextByKey(),
  () => step(1),
)
const back = walking((inside) => inside.previousOperation(), stepBack)
/** From the question to the page, then out of the step. */
const leave = walking((inside) => {
  const focused = document.querySelector<HTMLElement>('.answer-form :focus, .answer-foot :focus')
  if (focused) focused.blur()
  else inside.leaveInside()
})

const paneKeys = LECTURE_PANES.map(({ key }) => key)
const lastDigit = paneKeys.findLast((key) => /\d/.test(key))
const paneLetters = paneKeys.filter((key) => /\D/.test(key)).map((key) => `, ${key.toUpperCase()}`)

/** Every key of the program, in the order of the help page. */
export const SHORTCUTS: readonly Shortcut[] = [
  { keys: KEYS.play, does: 'play or pause', press: [{ key: KEYS.play, act: play, where: 'unpressed' }] },
  {
    keys: `${KEYS.forward} or Page Down`,
    does: 'one step forward',
    press: [
      { key: KEYS.forward, act: forward },
      { key: 'PageDown', act: forward },
    ],
  },
  {
    keys: `${KEYS.back} or Page Up`,
    does: 'one step back',
    press: [
      { key: KEYS.back, act: back },
      { key: 'PageUp', act: back },
    ],
  },
  {
    keys: '← →',
    does: 'one step back or forward while nothing is focused; on the graph, walk from unit to unit',
    press: [
      { key: 'ArrowLeft', act: back, where: 'unfocused' },
      { key: 'ArrowRight', act: forward, where: 'unfocused' },
    ],
  },
  {
    keys: `${KEYS.inside} or Enter`,
    does: `inside the step: every number explained; there Enter goes to the question of Predict first; ${KEYS.leave} leads back`,
    press: [
      {
        key: KEYS.inside,
        act: walking(
          (inside) => inside.leaveInside(),
          () => enter('start'),
        ),
      },
      { key: 'Enter', act: () => (isInside() ? toAnswer() : enter('start')), where: 'unfocused' },
      { key: KEYS.leave, act: leave },
    ],
  },
  {
    keys: KEYS.why,
    does: 'why: inside the step at the number that is selected',
    press: [{ key: KEYS.why, act: () => !isInside() && enter('selection') }],
  },
  {
    keys: `${KEYS.forward} ${KEYS.back} ${KEYS.play}, ${KEYS.bookmark}`,
    does: 'inside the step: next or previous operation, walk on to the end of the phase, bookmark',
    press: [
      { key: KEYS.bookmark, act: walking((inside) => inside.toggleBookmark()) },
      { key: 'Home', act: walking((inside) => inside.goToOperation(0)), where: 'unfocused' },
      { key: 'End', act: walking((inside) => inside.goToOperation(Number.MAX_SAFE_INTEGER)), where: 'unfocused' },
    ],
  },
  {
    keys: '< >',
    does: 'inside the step: the step before, the step after',
    press: [
      { key: 'Shift+<', act: stepBack },
      { key: 'Shift+>', act: () => step(1) },
    ],
  },
  {
    keys: KEYS.compare,
    does: 'compare: double the run, or close run B',
    press: [{ key: KEYS.compare, act: () => setComparing(!isCompared()) }],
  },
  { keys: KEYS.epoch, does: 'to the end of the epoch', press: [{ key: KEYS.epoch, act: walking(leaveForEpoch, epoch) }] },
  { keys: KEYS.restart, does: 'restart from the same weights', press: [{ key: KEYS.restart, act: restart }] },
  { keys: KEYS.momentum, does: 'momentum on or off', press: [{ key: KEYS.momentum, act: quickly((changes) => changes.toggleMomentum()) }] },
  { keys: KEYS.dropout, does: 'dropout on or off', press: [{ key: KEYS.dropout, act: quickly((changes) => changes.toggleDropout()) }] },
  {
    keys: KEYS.pin,
    does: 'pin the selected hidden unit on, then off, then unpin it: dropout leaves it alone',
    press: [{ key: KEYS.pin, act: () => void import('../page/documents/pin-unit').then(({ cyclePin }) => cyclePin()) }],
  },
  {
    keys: `${KEYS.halveRate} and ${KEYS.doubleRate}`,
    does: 'halve or double the learning rate',
    press: [
      { key: KEYS.halveRate, act: quickly((changes) => changes.scaleRate(0.5)) },
      { key: KEYS.doubleRate, act: quickly((changes) => changes.scaleRate(2)) },
    ],
  },
  {
    keys: '+ and −',
    does: 'play faster or slower',
    press: [...['+', 'Shift++', '='].map((key) => ({ key, act: () => changeSpeed(1) })), { key: '-', act: () => changeSpeed(-1) }],
  },
  { keys: KEYS.lecture, does: 'lecture mode', press: [{ key: KEYS.lecture, act: toggleLecture, where: 'everywhere' }] },
  {
    keys: `0 to ${lastDigit}${paneLetters.join('')}`,
    does: `in lecture mode: network alone, ${LECTURE_PANES.slice(1)
      .map(({ label }) => label.toLowerCase())
      .join(', ')}`,
    press: LECTURE_PANES.map(({ key, value }) => ({ key, act: () => page.getState().lecture && setPane('lecture', value) })),
  },
  {
    keys: KEYS.theme,
    does: 'dark or light theme',
    press: [{ key: KEYS.theme, act: () => setTheme(page.getState().theme === 'dark' ? 'light' : 'dark'), where: 'everywhere' }],
  },
  { keys: KEYS.fullScreen, does: 'full screen', press: [{ key: KEYS.fullScreen, act: toggleFullScreen, where: 'everywhere' }] },
  {
    keys: `${KEYS.undo}, ${KEYS.redo}`,
    does: 'undo, redo',
    press: [
      { key: KEYS.undo, act: undo },
      { key: KEYS.redo, act: redo },
    ],
  },
  { keys: ', . Space Esc', does: 'on the page of the computational graph: back, step, play, and back to the network', press: [] }, // panels/expression/use-keys.ts
  {
    keys: KEYS.help,
    does: 'this help',
    press: [KEYS.help, 'Shift+?'].map((key) => ({ key, act: (showHelp: () => void) => showHelp(), where: 'everywhere' as const })),
  },
]
