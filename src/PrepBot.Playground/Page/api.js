// Requests. A deed that got no answer keeps its delivery id, so that trying it again cannot do it twice.

import { feed } from './feed.js';

const patience = 15000;
const unanswered = new Map();

/** Words for the person; `delivered` says whether the bot got it. */
export class Refused extends Error {
  constructor(words, delivered) {
    super(words);
    this.delivered = delivered;
  }
}

export async function read(person, path) {
  return (await request(person, path, { method: 'GET' })).json();
}

/** The content of a file, for its person. */
export async function content(person, file) {
  return (await request(person, `/api/files/${encodeURIComponent(file.id)}`, { method: 'GET' })).blob();
}

/** Fetches a file for its person and hands it to the browser to save. */
export async function download(person, file) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await content(person, file));
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

export async function complete(person, text) {
  const response = await request(person, '/api/completions', posted({ text }));
  return (await response.json()).suggestions;
}

/** Gives the group a past, and returns what to say about it. */
export async function givePast(person) {
  const response = await request(person, '/api/past', posted({}));
  return (await response.json()).words;
}

export async function act(person, roomId, what, body) {
  const path = `/api/rooms/${encodeURIComponent(roomId)}/${what}`;
  const content = JSON.stringify([person, path, body]).toWellFormed();
  const deliveryId = unanswered.get(content) ?? crypto.randomUUID();
  unanswered.set(content, deliveryId);

  for (;;) {
    const response = await request(person, path, posted({ ...body, deliveryId }), () => unanswered.delete(content));
    let answer = await response.json();
    if (answer.kind === 'working') answer = await feed.answerTo(deliveryId);
    if (answer === null) continue; // The stream was cut meanwhile: the same delivery gets the same answer.
    if (answer.kind === 'no-answer') throw new Refused('No answer came.', false);
    unanswered.delete(content);
    return answer;
  }
}

function posted(body) {
  // Half a character is no text in any encoding; the replacement sign stands for it.
  const clean = (_, value) => (typeof value === 'string' ? value.toWellFormed() : value);
  return { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body, clean) };
}

async function request(person, path, options, settled = () => {}) {
  let response;
  try {
    response = await fetch(path, {
      ...options,
      headers: { ...options.headers, ...(person ? { 'Acting-As': person } : {}) },
      signal: AbortSignal.timeout(patience),
    });
  } catch {
    throw new Refused('Not delivered: PrepBot cannot be reached just now.', false);
  }

  if (response.ok) return response;
  if (response.status < 500) settled();
  throw new Refused(await wordsOf(response), response.status < 500);
}

async function wordsOf(response) {
  try {
    return (await response.json()).error ?? 'That did not work.';
  } catch {
    return 'That did not work. Please try again.';
  }
}
