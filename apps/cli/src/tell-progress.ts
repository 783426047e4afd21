/** On a terminal one line that is written over and ended in the end; elsewhere a line for each change, as logs and files want it. */
export function tellProgress(stream: NodeJS.WritableStream): (words: string, isDone: boolean) => void {
  const isTerminal = 'isTTY' in stream && Boolean(stream.isTTY);
  let last = '';
  return (words, isDone) => {
    const isNew = words !== last;
    last = words;
    if (isTerminal) stream.write(`\r${words}${isDone ? '\n' : ''}`);
    else if (isNew) stream.write(`${words}\n`);
  };
}
