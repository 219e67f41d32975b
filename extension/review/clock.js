// A clock in a worker of its own: in a tab that nobody looks at, browsers hold
// timers back to one a minute, but not those of a worker.

onmessage = ({ data: { id, after } }) => setTimeout(() => postMessage(id), after);
