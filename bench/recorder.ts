/** What the page did between two moments. Times in ms. */
export interface Recording {
  readonly seconds: number
  readonly steps: number
  readonly gaps: readonly number[] // between animation frames, as the browser offered them
  readonly painted: number // frames of the training worker that reached the screen
  readonly messages: Readonly<Record<string, { readonly count: number; readonly bytes: number }>> // from the workers, by type
  readonly longTasks: readonly LongTask[]
  readonly commits: number // of React
}

/** A task over 50 ms, and who had it as far as the browser tells. */
export interface LongTask {
  readonly duration: number
  readonly script: number // our scripts, with the layout they forced
  readonly rendering: number // style, layout and paint after them
  readonly where: string // the longest script
}

export interface Recorder {
  begin(): void
  end(): Promise<Recording>
}

interface Script {
  readonly startTime: number
  readonly duration: number
  readonly invoker: string
  readonly sourceFunctionName: string
}

// `long-animation-frame` is younger than TypeScript's library
interface AnimationFrame extends PerformanceEntry {
  readonly styleAndLayoutStart: number
  readonly scripts: readonly Script[]
}

/**
 * Runs in the page before its own scripts, and puts a recorder on the window. It listens at the two ends of a worker's messages:
 * what arrives is measured, and a `painted` that goes out says that a frame is on the screen.
 */
export function installRecorder(): void {
  let recording = false
  let startMs = 0
  let previous: number | null = null
  let gaps: number[] = []
  let painted = 0
  let firstStep: number | null = null
  let lastStep = 0
  let commits = 0
  let messages: Record<string, { count: number; bytes: number }> = {}
  let tasks: PerformanceEntry[] = []
  let frames: AnimationFrame[] = []

  new PerformanceObserver((list) => tasks.push(...list.getEntries())).observe({ type: 'longtask' })
  if (PerformanceObserver.supportedEntryTypes.includes('long-animation-frame')) {
    new PerformanceObserver((list) => frames.push(...(list.getEntries() as AnimationFrame[]))).observe({ type: 'long-animation-frame' })
  }

  const { set, ...handler } = Object.getOwnPropertyDescriptor(Worker.prototype, 'onmessage')!
  Object.defineProperty(Worker.prototype, 'onmessage', {
    ...handler,
    set(this: Worker, listener: ((event: MessageEvent) => void) | null) {
      const measured = (event: MessageEvent) => {
        if (recording) measure(event.data)
        listener?.(event)
      }
      set!.call(this, listener && measured)
    },
  })
  const post = Worker.prototype.postMessage as (message: unknown, ...rest: unknown[]) => void
  Object.assign(Worker.prototype, {
    postMessage(this: Worker, message: { type?: string }, ...rest: unknown[]) {
      if (recording && message.type === 'painted') painted += 1
      post.call(this, message, ...rest)
    },
  })

  function measure(data: { type: string; frame?: { position: { step: number } } }): void {
    messages[data.type] ??= { count: 0, bytes: 0 }
    const entry = messages[data.type]
    entry.count += 1
    entry.bytes += bytesOf(data)
    if (!data.frame) return
    lastStep = data.frame.position.step
    firstStep ??= lastStep
  }

  // about what a structured clone takes: buffers as they are, numbers as doubles, names and texts by the character
  function bytesOf(value: unknown): number {
    if (typeof value === 'string') return value.length
    if (typeof value === 'number') return 8
    if (typeof value !== 'object' || value === null) return 1
    if (ArrayBuffer.isView(value)) return value.byteLength
    let bytes = 0
    for (const [key, entry] of Object.entries(value)) bytes += (Array.isArray(value) ? 0 : key.length) + bytesOf(entry)
    return bytes
  }

  function tick(now: number): void {
    if (!recording) return
    if (previous !== null) gaps.push(now - previous)
    previous = now
    requestAnimationFrame(tick)
  }

  function explain(task: PerformanceEntry): LongTask {
    const end = task.startTime + task.duration
    const frame = frames.find(({ startTime, duration }) => startTime < end && task.startTime < startTime + duration)
    const inside = (frame?.scripts ?? []).filter(({ startTime }) => startTime >= task.startTime && startTime < end)
    const longest = [...inside].sort((a, b) => b.duration - a.duration)[0]
    return {
      duration: task.duration,
      script: inside.reduce((sum, { duration }) => sum + duration, 0),
      rendering: frame ? Math.max(0, end - Math.max(task.startTime, frame.styleAndLayoutStart || end)) : 0,
      where: longest ? `${longest.invoker} ${longest.sourceFunctionName}`.trim() : '',
    }
  }

  const commitsNow = () => (window as unknown as { reactCommits: { commits: number } }).reactCommits.commits // counted by openPage
  const recorder: Recorder = {
    begin() {
      gaps = []
      messages = {}
      tasks = []
      frames = []
      painted = lastStep = 0
      firstStep = previous = null
      commits = commitsNow()
      startMs = performance.now()
      recording = true
      requestAnimationFrame(tick)
    },
    async end() {
      recording = false
      const seconds = (performance.now() - startMs) / 1000
      const counted = commitsNow() - commits
      await new Promise((done) => setTimeout(done, 300)) // the observers hear of the last tasks late
      const longTasks = tasks.filter(({ startTime }) => startTime >= startMs && startTime < startMs + seconds * 1000).map(explain)
      return { seconds, steps: lastStep - (firstStep ?? lastStep), gaps, painted, messages, longTasks, commits: counted }
    },
  }
  Object.assign(window, { recorder })
}
